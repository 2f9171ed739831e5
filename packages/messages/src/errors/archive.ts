import { defineErrors } from './definition.ts';

export const archiveErrors = defineErrors({});

import { defineErrors } from './definition.ts';

export const dslErrors = defineErrors({});

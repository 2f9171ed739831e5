import { defineErrors } from './definition.ts';

export const sedaErrors = defineErrors({});

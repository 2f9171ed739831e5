import { defineErrors } from './definition.ts';

export const scanErrors = defineErrors({});

import { defineErrors } from './definition.ts';

export const rulesErrors = defineErrors({});

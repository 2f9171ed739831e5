import { defineErrors } from './definition.ts';

export const offerFormatErrors = defineErrors({});

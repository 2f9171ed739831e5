/**
 * The registry of what Chartrier says: errors (stable code, HTTP status, French, English, remedy) and the labels
 * of outcomes.
 *
 *     throw chartrierError('OFFER_KEY_TAKEN', { offer: 'offer-1', key: 'a/b' });
 *     outcomeLabel('CHECK_DIGEST.OK', 'fr');
 */
export {
  ChartrierError,
  chartrierError,
  errorMessage,
  errorRemedy,
  isChartrierError,
  type Language,
} from './chartrier-error.ts';
export {
  defineErrors,
  type ErrorDefinition,
  type ErrorParameter,
  type ErrorParameters,
} from './errors/definition.ts';
export { ERRORS, type ErrorCode, errorDefinition, type ParametersOf } from './errors/registry.ts';
export type { Label, OutcomeLabels } from './outcomes/label.ts';
export { outcomeLabel } from './outcomes/outcome-label.ts';

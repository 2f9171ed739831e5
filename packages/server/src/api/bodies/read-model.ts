import { chartrierError } from '@chartrier/messages';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/**
 * A body that follows a model of the API; fields that the model does not know are ignored.
 *
 * @throws BODY_NOT_OF_THE_MODEL (400), with the first field at fault
 */
export function readModel<Model extends TSchema>(model: Model, body: unknown): Static<Model> {
  if (Value.Check(model, body)) return body;
  const [fault] = Value.Errors(model, body);
  throw chartrierError('BODY_NOT_OF_THE_MODEL', {
    path: fault === undefined || fault.instancePath === '' ? '$' : fault.instancePath,
    fault: fault?.message ?? 'unexpected',
  });
}

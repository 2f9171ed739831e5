import { chartrierError } from '@chartrier/messages';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { listAnswer } from '../answers/route-answer.ts';
import type { Route } from '../route.ts';
import { objectAsked } from './object-download.ts';
import { refusedWith } from './refusal-families.ts';

const path = '/accessRequests';

const Reference = Type.Object({
  accessRequestId: Type.String({ minLength: 1 }),
  storageStrategyId: Type.String({ minLength: 1 }),
});
const References = Type.Array(Reference, { minItems: 1 });

/**
 * Requests for objects on offers that take their time (tapes). The offers of this version give their objects at once: a
 * request is never needed, and none can be followed.
 */
export const ACCESS_REQUEST_ROUTES: readonly Route[] = [
  {
    service: 'access',
    method: 'POST',
    path: '/units/{idu}/objects/accessRequests',
    description: 'Asks for an object of an archive unit to be made ready, when its offer takes its time',
    permission: 'units:id:objects:accessrequests:create',
    accessContract: true,
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedWith('020155'),
    handle: async (exchange, services) => {
      await objectAsked(exchange, services);
      return listAnswer([]);
    },
  },
  {
    service: 'access',
    method: 'GET',
    path,
    description: 'Tells whether objects that were asked for are ready',
    permission: 'accessrequests:check',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    body: { kind: 'json' },
    refusals: refusedWith('020156'),
    handle: async ({ body }) => {
      const references = checked(References, body);
      const ids = references.map(({ accessRequestId }) => accessRequestId);
      if (new Set(ids).size < ids.length)
        throw chartrierError('ACCESS_REQUEST_INVALID', { fault: 'accessRequestId ×2' });
      throw chartrierError('OFFER_SYNCHRONOUS', { strategy: references[0]?.storageStrategyId ?? '' });
    },
  },
  {
    service: 'access',
    method: 'DELETE',
    path,
    description: 'Gives up a request for an object',
    permission: 'accessrequests:remove',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    body: { kind: 'json' },
    refusals: refusedWith('020157'),
    handle: async ({ body }) => {
      const { storageStrategyId } = checked(Reference, body);
      throw chartrierError('OFFER_SYNCHRONOUS', { strategy: storageStrategyId });
    },
  },
];

/** @throws ACCESS_REQUEST_INVALID (412) */
function checked<Model extends Type.TSchema>(model: Model, body: unknown): Type.Static<Model> {
  if (Value.Check(model, body)) return body;
  const [fault] = Value.Errors(model, body);
  const place = fault === undefined || fault.instancePath === '' ? '$' : fault.instancePath;
  throw chartrierError('ACCESS_REQUEST_INVALID', { fault: `${place} ${fault?.message ?? ''}`.trim() });
}

import type { Readable } from 'node:stream';
import type {
  FormatReidentification,
  ItemStatus,
  OkEnvelope,
  SignaturesInForce,
} from '@chartrier/api-schema';
import type { Answer } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import type { Session } from './session.ts';

/** Identification of formats (of Chartrier only). */
export interface FormatsArea {
  /** Which signature files identify objects. */
  signatures(session: Session): Promise<Answer<OkEnvelope<SignaturesInForce>>>;
  /** Identifies again what the tenant holds; without `dryRun: false` it only tells what would change. */
  reidentify(session: Session, request?: FormatReidentification): Promise<Answer<OkEnvelope<ItemStatus>>>;
  /** What a re-identification found, one JSON object a line. */
  findings(session: Session, operationId: string): Promise<Answer<Readable>>;
}

const path = '/formats/reidentifications';

export function formatsArea(caller: Caller): FormatsArea {
  return {
    signatures: (session) =>
      caller.envelope<SignaturesInForce>(session, {
        service: 'chartrier',
        method: 'GET',
        path: '/formats/signatures',
      }),
    reidentify: (session, request = {}) =>
      caller.envelope<ItemStatus>(session, {
        service: 'chartrier',
        method: 'POST',
        path,
        body: { json: request },
      }),
    findings: (session, operationId) =>
      caller.call(
        session,
        { service: 'chartrier', method: 'GET', path: `${path}/${segment(operationId)}`, accept: '*/*' },
        async (response) => response.body,
      ),
  };
}

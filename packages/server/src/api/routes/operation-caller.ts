import type { OperationCaller } from '../../operations/engine/index.ts';
import type { Exchange } from '../exchange.ts';

/** What the journal of an operation keeps of whoever asked for it. */
export function operationCaller(exchange: Exchange): OperationCaller {
  const { caller, personalCertificate, applicationSession, requestId } = exchange;
  // whoever is behind the call: by certificate, or by the id of the person who is signed in
  const person = personalCertificate ?? caller.person?.id;
  return {
    contextId: caller.context.Identifier,
    ...(person === undefined ? {} : { personalCertificate: person }),
    ...(applicationSession === undefined ? {} : { applicationSession }),
    requestId,
  };
}

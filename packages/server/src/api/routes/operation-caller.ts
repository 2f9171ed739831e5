import type { OperationCaller } from '../../operations/engine/index.ts';
import type { Exchange } from '../exchange.ts';

/** What the journal of an operation keeps of whoever asked for it. */
export function operationCaller(exchange: Exchange): OperationCaller {
  const { caller, personalCertificate, applicationSession, requestId } = exchange;
  return {
    contextId: caller.context.Identifier,
    ...(personalCertificate === undefined ? {} : { personalCertificate }),
    ...(applicationSession === undefined ? {} : { applicationSession }),
    requestId,
  };
}

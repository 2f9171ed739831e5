import { chartrierError } from '@chartrier/messages';
import { operationStatus } from '../../operations/engine/index.ts';
import { readOperationPaper } from '../../storage/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { attachment } from '../download/content-disposition.ts';
import type { Exchange } from '../exchange.ts';
import { MEDIA_TYPES } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { guidParameter } from './guid-parameter.ts';

/** The papers of a deposit, as its operation left them on the offers. */
export type DepositPaper = 'reply.xml' | 'manifest.xml';

/**
 * Streams a paper of a deposit: the reply to the transfer, also of a refused one, or the manifest as it was received.
 *
 * @throws OPERATION_UNKNOWN, OPERATION_FILE_NOT_FOUND (404)
 */
export async function downloadPaper(
  paper: DepositPaper,
  exchange: Exchange,
  { database, storage }: ApiServices,
): Promise<RouteAnswer> {
  const id = guidParameter(exchange, 'objectId');
  const { tenant } = exchange;
  const { createdAt } = await operationStatus(database, { tenant, id });
  const folder = { tenant, day: createdAt.toISOString().slice(0, 10), operationId: id };
  const stream = await readOperationPaper(storage, folder, paper);
  if (stream === undefined) throw chartrierError('OPERATION_FILE_NOT_FOUND', { operation: id, file: paper });
  const name = paper === 'reply.xml' ? `${id}.xml` : `${id}_${paper}`;
  return {
    kind: 'stream',
    stream,
    mediaType: MEDIA_TYPES.octets,
    headers: { 'Content-Disposition': attachment(name) },
  };
}

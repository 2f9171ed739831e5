import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { memoryOf } from '../attempt-memory.ts';
import { type IngestContext, REPLY } from '../ingest-services.ts';
import type { Deposit } from '../staging/deposit.ts';

/** A reply is text about the deposit's items: this many bytes is a million units with ten faults each. */
const MAX_REPLY_BYTES = 64 * 1024 ** 3;
/**
 * Texts are gathered into pieces at least as long as this, in characters: a stream of small ones costs more than the writing.
 * A reply shorter than one stays with the deposit's row; another is a file of the workspace.
 */
const PIECE_CHARACTERS = 64 * 1024;

/**
 * Keeps the reply until it is on the offers: durable when the final event is. One that is kept again takes the place of the
 * one before.
 * @param deposit absent when the package was refused before anything of it was read
 */
export async function keepReply(
  context: IngestContext,
  deposit: Deposit | undefined,
  texts: AsyncIterable<string>,
): Promise<{ readonly sha512: string }> {
  const memory = memoryOf(context);
  if (memory !== undefined) memory.reply = undefined;
  const pieces = piecesOf(texts);
  const first = await pieces.next();
  const bytes = first.done === true ? Buffer.alloc(0) : first.value;
  const isWhole = bytes.length < PIECE_CHARACTERS;
  if (deposit !== undefined && isWhole) {
    await context.statement.query('update ingest_deposit set reply = $2 where deposit = $1', [
      deposit.deposit,
      bytes.toString('utf8'),
    ]);
    if (memory !== undefined) memory.reply = bytes;
    return { sha512: hash('sha512', bytes, 'hex') };
  }
  if (deposit !== undefined && context.attempt > 1)
    await context.statement.query('update ingest_deposit set reply = null where deposit = $1', [
      deposit.deposit,
    ]);
  return await keepInWorkspace(context, bytes, pieces);
}

async function keepInWorkspace(
  { services: { workspace }, operationId }: IngestContext,
  begun: Buffer,
  rest: AsyncIterable<Buffer>,
): Promise<{ readonly sha512: string }> {
  async function* all(): AsyncGenerator<Buffer> {
    if (begun.length > 0) yield begun;
    yield* rest;
  }
  await workspace.removeFile(operationId, REPLY);
  const source = Readable.from(all(), { objectMode: false });
  return await workspace.receive(operationId, REPLY, source, { maxBytes: MAX_REPLY_BYTES });
}

/** The reply as it was kept last; undefined when the operation ended without one. */
export async function keptReply(context: IngestContext): Promise<Buffer | Readable | undefined> {
  const remembered = memoryOf(context)?.reply;
  if (remembered !== undefined) return remembered;
  const { services, tenant, operationId } = context;
  const { rows } = await services.database.query<{ readonly reply: string | null }>(
    'select reply from ingest_deposit where tenant = $1 and operation_id = $2',
    [tenant, operationId],
  );
  const inRow = rows[0]?.reply;
  if (inRow !== undefined && inRow !== null) return Buffer.from(inRow);
  return (await services.workspace.size(operationId, REPLY)) === undefined
    ? undefined
    : await services.workspace.read(operationId, REPLY);
}

async function* piecesOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}

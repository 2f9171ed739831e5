import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { memoryOf } from '../attempt-memory.ts';
import { type IngestContext, REPLY } from '../ingest-services.ts';
import type { Deposit } from '../staging/deposit.ts';

/** A reply is text about the deposit's items: this many bytes is a million units with ten faults each. */
const MAX_REPLY_BYTES = 64 * 1024 ** 3;
/** Texts are gathered into pieces at least as long as this, in characters: a stream of small ones costs more than the writing. */
const PIECE_CHARACTERS = 64 * 1024;

/**
 * Keeps the reply until it is on the offers, durable when the final event is. One shorter than a piece stays with the deposit's
 * row, in an attempt whose marks are gathered: what it wrote and a crash of PostgreSQL took with its staged rows is missed when
 * the marks are written, and done again. Any other is a file of the workspace, durable at once.
 * @param deposit absent when the package was refused before anything of it was read
 */
export async function keepReply(
  context: IngestContext,
  deposit: Deposit | undefined,
  texts: AsyncIterable<string>,
): Promise<{ readonly sha512: string }> {
  const pieces = piecesOf(texts);
  const first = await pieces.next();
  const bytes = first.done === true ? Buffer.alloc(0) : first.value;
  const memory = memoryOf(context);
  const hasStagedRows = deposit !== undefined && deposit.phase !== 'received';
  if (memory === undefined || !hasStagedRows || bytes.length >= PIECE_CHARACTERS)
    return await keepInWorkspace(context, bytes, pieces);
  await context.statement.query('update ingest_deposit set reply = $2 where deposit = $1', [
    deposit.deposit,
    bytes.toString('utf8'),
  ]);
  memory.reply = bytes;
  return { sha512: hash('sha512', bytes, 'hex') };
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

/**
 * The reply as it was kept last; undefined when the operation ended without one. Only the first attempt keeps one with the row:
 * where there is a file, it is a later one's, or that of an attempt that kept none with the row.
 */
export async function keptReply(context: IngestContext): Promise<Buffer | Readable | undefined> {
  const remembered = memoryOf(context)?.reply;
  if (remembered !== undefined) return remembered;
  const { services, tenant, operationId } = context;
  if ((await services.workspace.size(operationId, REPLY)) !== undefined)
    return await services.workspace.read(operationId, REPLY);
  const { rows } = await services.database.query<{ readonly reply: string | null }>(
    'select reply from ingest_deposit where tenant = $1 and operation_id = $2',
    [tenant, operationId],
  );
  const inRow = rows[0]?.reply ?? undefined;
  return inRow === undefined ? undefined : Buffer.from(inRow);
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

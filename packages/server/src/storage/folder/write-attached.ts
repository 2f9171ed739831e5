import type { Readable } from 'node:stream';
import {
  type Attached,
  canonicalJson,
  INLINE_BYTES,
  JOURNAL_FILE,
  type JsonRecord,
  type OperationFile,
  parseRecord,
  REPLY_FILE,
} from '@chartrier/offer-format';
import type { Offer } from '../offer.ts';
import type { CompleteOperation } from './complete-request.ts';
import { openReplicated, putReplicated, type ReplicatedFile, verifyReplicated } from './replicated-file.ts';

/** The journal is written so many characters at a time. */
const FLUSH_CHARACTERS = 2 ** 20;

/** Writes the journal beside `operation.json`, or gives it back for it when it is small. */
export async function writeJournal(
  offers: readonly Offer[],
  prefix: string,
  { journal, journalRendering: rendering }: CompleteOperation,
  mayInline: boolean,
): Promise<OperationFile['journal']> {
  let texts: string[] = [];
  let characters = 0;
  let lines = 0;
  let file: ReplicatedFile | undefined;
  async function flush(): Promise<void> {
    file ??= await openReplicated(offers, prefix + JOURNAL_FILE);
    const chunk = Buffer.from(texts.join(''));
    texts = [];
    characters = 0;
    await file.write(chunk);
  }
  try {
    for await (const line of journal as AsyncIterable<object>) {
      const text = `${canonicalJson(line)}\n`;
      texts.push(text);
      characters += text.length;
      lines += 1;
      if (characters >= FLUSH_CHARACTERS) await flush();
    }
    if (mayInline && !file && Buffer.byteLength(texts.join('')) <= INLINE_BYTES)
      return { inline: texts.map((text): JsonRecord => parseRecord(text, 'LINE_INVALID')), lines, rendering };
    await flush();
    const written = await file?.finish();
    if (!written) throw new TypeError('a journal without a file');
    await verifyReplicated(offers, prefix + JOURNAL_FILE, written);
    return { file: JOURNAL_FILE, ...written, lines, rendering };
  } catch (error) {
    await file?.abort();
    throw error;
  }
}

/** The same for the reply. */
export async function writeReply(
  offers: readonly Offer[],
  prefix: string,
  reply: Buffer | Readable,
  mayInline: boolean,
): Promise<Attached<string>> {
  if (Buffer.isBuffer(reply)) {
    if (mayInline && reply.length <= INLINE_BYTES) return { inline: reply.toString('utf8') };
    const written = await putReplicated(offers, prefix + REPLY_FILE, reply);
    await verifyReplicated(offers, prefix + REPLY_FILE, written);
    return { file: REPLY_FILE, ...written };
  }
  let held: Buffer[] = [];
  let size = 0;
  let file: ReplicatedFile | undefined;
  async function flush(): Promise<void> {
    file ??= await openReplicated(offers, prefix + REPLY_FILE);
    for (const chunk of held) await file.write(chunk);
    held = [];
  }
  try {
    for await (const chunk of reply as AsyncIterable<Buffer>) {
      held.push(chunk);
      size += chunk.length;
      if (!mayInline || size > INLINE_BYTES) await flush();
    }
    if (mayInline && size <= INLINE_BYTES) return { inline: Buffer.concat(held).toString('utf8') };
    await flush();
    if (file === undefined) throw new TypeError('a reply without a file');
    const written = await file.finish();
    await verifyReplicated(offers, prefix + REPLY_FILE, written);
    return { file: REPLY_FILE, ...written };
  } catch (error) {
    await file?.abort();
    throw error;
  }
}

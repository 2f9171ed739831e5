/**
 * A process that writes an operation's folder and kills itself (SIGKILL) at the n-th moment of its writes on the offers.
 * What the database would remember (the checkpoint, the commit) is told to the parent, which answers before it goes on.
 */
import { once } from 'node:events';
import { chainLink, type PreparedFile } from '@chartrier/offer-format';
import { createTestStorage } from '../../src/storage/folder/test-storage.ts';
import { completeOperation, openOperationFolder } from '../../src/storage/index.ts';

export interface FolderOrder {
  readonly directory: string;
  readonly operationId: string;
  readonly createdAt: string;
  readonly attempt: number;
  readonly kept: readonly PreparedFile[];
  /** Objects of a MiB each; the first half is sealed by a checkpoint when `checkpoint` is set. */
  readonly objects: number;
  readonly checkpoint: boolean;
  /** Digest of the prepared.json that was committed: only the end is left to do. */
  readonly committed?: string;
  /** The operation ends refused; `ended`: the database knows that it does, only the end is left to do. */
  readonly refused?: boolean;
  readonly ended?: boolean;
  readonly dieAt?: number;
  readonly dieAfter?: number;
}

export type FolderMessage =
  | { readonly kind: 'checkpoint'; readonly kept: readonly PreparedFile[] }
  | { readonly kind: 'commit'; readonly digest: string }
  | { readonly kind: 'refusal' }
  | { readonly kind: 'completed'; readonly moments: number };

const order = JSON.parse(process.argv[2] ?? '{}') as FolderOrder;
let moments = 0;

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

async function tell(message: FolderMessage): Promise<void> {
  process.send?.(message);
  await once(process, 'message');
}

export function objectBytes(n: number): Buffer {
  return Buffer.alloc(2 ** 20, `object ${n} `);
}

const objectsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => ({ id: `object${from + n}`, bytes: objectBytes(from + n) }));

async function write(): Promise<void> {
  const { storage } = await createTestStorage({
    directory: order.directory,
    onWrite: () => {
      moments += 1;
      if (moments === order.dieAt) die();
    },
  });
  const place = {
    tenant: 0,
    operationId: order.operationId,
    createdAt: new Date(order.createdAt),
    attempt: order.attempt,
  };
  let digest = order.committed;
  if (digest === undefined && !order.ended) {
    const folder = await openOperationFolder(storage, { ...place, kept: order.kept });
    const half = order.checkpoint ? Math.floor(order.objects / 2) : 0;
    if (half > 0 && order.kept.length === 0) {
      await folder.addObjects(objectsOf(0, half));
      await tell({ kind: 'checkpoint', kept: await folder.checkpoint() });
    }
    await folder.addObjects(objectsOf(half, order.objects));
    await folder.addLines(
      objectsOf(0, order.objects).map(({ id }) => ({
        kind: 'unit' as const,
        id,
        version: 0,
        document: { _id: id },
      })),
    );
    await folder.addFile('manifest.xml', Buffer.from('<ArchiveTransfer/>'));
    digest = (await folder.prepare()).digest;
    await tell(order.refused ? { kind: 'refusal' } : { kind: 'commit', digest });
  }
  await completeOperation(storage, {
    ...place,
    outcome: order.refused ? 'KO' : 'OK',
    facts: {
      workflow: 'W',
      definitionVersion: 1,
      identifier: 'I',
      typeProc: 'T',
      lane: 'large',
      parameters: {},
      createdAt: place.createdAt,
      completedAt: place.createdAt,
    },
    journal: [{ line: 'journal' }],
    journalRendering: 1,
    reply: Buffer.from('<reply/>'),
    ...(digest !== undefined &&
      !order.refused && {
        commit: { preparedDigest: digest, seq: 1, previousLink: '', link: chainLink('', digest, 1) },
      }),
  });
  await tell({ kind: 'completed', moments });
  process.exit(0);
}

if (process.argv[2] !== undefined && process.send) {
  if (order.dieAfter !== undefined) setTimeout(die, order.dieAfter);
  await write();
}

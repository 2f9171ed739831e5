import { createHash, hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  type ContentReader,
  type OpenTree,
  type PackageEntry,
  SMALL_ENTRY_BYTES,
} from '../../operations/ingest/index.ts';
import { type FormatIdentifier, type IdentifiedFormat, isHeldBack } from '../../referential/index.ts';
import type { CollectServices } from '../collect-services.ts';
import type { HeldFolder } from '../folders/index.ts';
import { refusalOfContent } from './tree-faults.ts';

/** The file of a tree's folder that has the bytes of all its files, one after the other. */
export const CONTENT = 'content';
/** Small files are handled together, up to this many bytes at a time. */
const BATCH_BYTES = 4 * 2 ** 20;
const PAGE_ROWS = 2_000;

interface FileRow {
  readonly path_key: string;
  readonly path: string;
  readonly ordinal: number;
  readonly byte_offset: string;
  readonly stored_size: string;
  readonly size: string;
  readonly compressed: boolean;
  readonly crc32: string;
}

/** What was learnt of a file. */
interface ReadFile {
  readonly path_key: string;
  readonly placed_at: number;
  readonly sha512: string;
  readonly format: IdentifiedFormat | undefined;
}

/**
 * Reads each file of a tree once, in the order of its bytes: hashed (SHA-512), identified (PRONOM), written one after the
 * other in one file of the folder, which is on the disk when this resolves.
 *
 * @throws COLLECT_TREE_REFUSED when bytes are not what the zip announces; WORKSPACE_FULL
 */
export async function readFiles(
  { database, workspace, formats }: Pick<CollectServices, 'database' | 'workspace' | 'formats'>,
  folder: HeldFolder,
  tree: OpenTree,
  maxBytes: number,
): Promise<void> {
  const identifier = await formats.inForce();
  const { tenant } = folder.transaction;
  const heldBack: {
    readonly key: string;
    readonly name: string;
    readonly at: number;
    readonly size: number;
  }[] = [];
  const learn = async (files: readonly ReadFile[]): Promise<void> => {
    await database.query(
      `update collect_tree_entry e set placed_at = x.placed_at, sha512 = x.sha512, format = x.format
       from jsonb_to_recordset($3::jsonb) x (path_key text, placed_at bigint, sha512 text, format jsonb)
       where e.tenant = $1 and e.folder = $2 and e.path_key = x.path_key`,
      [tenant, folder.id, JSON.stringify(files)],
    );
  };
  const source = Readable.from(bytesOf(), { objectMode: false });
  await workspace.receive(folder.id, CONTENT, source, { maxBytes });
  await identifyHeldBack();

  async function* bytesOf(): AsyncGenerator<Buffer> {
    const reader = tree.content();
    let at = 0;
    let batch: { readonly row: FileRow; readonly bytes: Buffer; readonly at: number }[] = [];
    let filled = 0;
    const flush = async (): Promise<void> => {
      folder.signal.throwIfAborted();
      const found = await identifier.identifyAll(batch.map(({ row, bytes }) => ({ name: row.path, bytes })));
      await learn(
        batch.map(({ row, bytes, at: placed_at }, index) => ({
          path_key: row.path_key,
          placed_at,
          sha512: hash('sha512', bytes),
          format: found[index],
        })),
      );
      batch = [];
      filled = 0;
    };
    for await (const row of filesInOrder()) {
      const entry = entryOf(row);
      if (entry.size > SMALL_ENTRY_BYTES) {
        if (batch.length > 0) await flush();
        const one = largeFile(identifier, reader, entry);
        yield* one.bytes();
        const { sha512, format } = one.found();
        if (isHeldBack(format)) heldBack.push({ key: row.path_key, name: row.path, at, size: entry.size });
        await learn([{ path_key: row.path_key, placed_at: at, sha512, format }]);
      } else {
        // valid until the reader's next call
        const bytes = Buffer.from(await whole(reader, entry));
        batch.push({ row, bytes, at });
        filled += bytes.length;
        yield bytes;
        if (filled >= BATCH_BYTES || batch.length >= PAGE_ROWS) await flush();
      }
      at += entry.size;
    }
    if (batch.length > 0) await flush();
  }

  async function* filesInOrder(): AsyncGenerator<FileRow> {
    let after: readonly [string, number] = ['-1', -1];
    for (;;) {
      const { rows } = await database.query<FileRow>(
        `select path_key, path, ordinal, byte_offset, stored_size, size, compressed, crc32
         from collect_tree_entry
         where tenant = $1 and folder = $2 and not is_folder and (byte_offset, ordinal) > ($3, $4)
         order by byte_offset, ordinal limit ${PAGE_ROWS}`,
        [tenant, folder.id, ...after],
      );
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE_ROWS) return;
      after = [last.byte_offset, last.ordinal];
    }
  }

  /** Containers too large to be held while they passed by are looked at where they lie. */
  async function identifyHeldBack(): Promise<void> {
    if (heldBack.length === 0) return;
    const file = await open(await workspace.localPath(folder.id, CONTENT), 'r');
    try {
      for (const { key, name, at, size } of heldBack) {
        folder.signal.throwIfAborted();
        const read = async (offset: number, length: number) => {
          const wanted = Math.max(0, Math.min(length, size - offset));
          const { bytesRead, buffer } = await file.read(new Uint8Array(wanted), 0, wanted, at + offset);
          return buffer.subarray(0, bytesRead);
        };
        const { mimeTypes: _, ...format } = await identifier.identify({ size, read }, name);
        await database.query(
          'update collect_tree_entry set format = $4 where tenant = $1 and folder = $2 and path_key = $3',
          [tenant, folder.id, key, JSON.stringify(format)],
        );
      }
    } finally {
      await file.close();
    }
  }
}

function entryOf(row: FileRow): PackageEntry {
  return {
    ordinal: row.ordinal,
    name: row.path,
    offset: Number(row.byte_offset),
    storedSize: Number(row.stored_size),
    size: Number(row.size),
    compressed: row.compressed,
    crc32: Number(row.crc32),
  };
}

async function whole(reader: ContentReader, entry: PackageEntry): Promise<Buffer> {
  try {
    return await reader.whole(entry);
  } catch (error) {
    throw refusalOfContent(entry, error);
  }
}

/** A file that is too large for memory: looked at while it passes by. */
function largeFile(identifier: FormatIdentifier, reader: ContentReader, entry: PackageEntry) {
  const digest = createHash('sha512');
  const identifying = identifier.startStream(entry.name);
  return {
    async *bytes(): AsyncGenerator<Buffer> {
      try {
        for await (const chunk of await reader.stream(entry)) {
          digest.update(chunk);
          identifying.update(chunk);
          yield chunk;
        }
      } catch (error) {
        throw refusalOfContent(entry, error);
      }
    },
    found: () => ({ sha512: digest.digest('hex'), format: identifying.finish() }),
  };
}

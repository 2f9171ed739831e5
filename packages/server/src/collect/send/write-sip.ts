import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { type ZipEntry, zipDirectory, zipEntry } from '../../platform/index.ts';
import type { ReceivedFile } from '../../workspace/index.ts';
import type { CollectServices } from '../collect-services.ts';
import type { HeldFolder } from '../folders/index.ts';
import { MANIFEST } from './write-manifest-file.ts';

/** Objects read at once. */
const ROWS_AT_ONCE = 1_000;

interface BinaryRow {
  readonly object_id: string;
  readonly uri: string;
  readonly folder: string;
  readonly name: string;
  readonly byte_offset: string;
  readonly byte_length: string;
}

/**
 * Writes the package of a transaction, `manifest.xml` and its objects where the manifest says, to a file of its folder. It
 * streams; what the zip's directory will say is on the disk meanwhile.
 */
export async function writeSip(
  { database, workspace }: Pick<CollectServices, 'database' | 'workspace'>,
  { id: folder, signal, transaction }: HeldFolder,
  {
    name,
    manifestBytes,
    maxBytes,
  }: {
    readonly name: string;
    readonly manifestBytes: number;
    readonly maxBytes: number;
  },
): Promise<ReceivedFile> {
  const directory = join(await workspace.scratch(folder), 'directory.jsonl');
  return await workspace.receive(folder, name, Readable.from(parts(), { objectMode: false }), { maxBytes });

  async function* parts(): AsyncGenerator<Buffer> {
    const noted = await open(directory, 'w');
    let notes: string[] = [];
    let offset = 0;
    const note = (entry: ZipEntry): void => {
      notes.push(`${JSON.stringify(entry)}\n`);
      offset += entry.length;
    };
    const writeNotes = async (): Promise<void> => {
      await noted.appendFile(notes.join(''));
      notes = [];
    };
    try {
      const manifest = await workspace.read(folder, MANIFEST);
      yield* zipEntry({ name: 'manifest.xml', content: manifest, atMost: manifestBytes }, offset, note);
      for await (const binary of binaries()) {
        signal.throwIfAborted();
        const size = Number(binary.byte_length);
        const range = { offset: Number(binary.byte_offset), length: size };
        const content = await workspace.read(binary.folder, binary.name, range);
        // nobody but our own ingest reads it, which refuses what grows too much when it is opened
        const entry = { name: binary.uri, content, atMost: size, pack: false };
        yield* zipEntry(entry, offset, note);
        if (notes.length >= ROWS_AT_ONCE) await writeNotes();
      }
      await writeNotes();
    } finally {
      await noted.close();
    }
    yield* zipDirectory(entriesOf(directory), offset);
  }

  /** In the order in which they came: those of a tree are one after the other. */
  async function* binaries(): AsyncGenerator<BinaryRow> {
    const { tenant, id } = transaction;
    let after = '';
    for (;;) {
      const { rows } = await database.query<BinaryRow & { readonly group_id: string }>(
        `select g.id group_id, b.object_id, v ->> 'Uri' uri, b.folder, b.name, b.byte_offset, b.byte_length
         from (select id, document from collect_object_group
               where tenant = $1 and opi = $2 and id > $3 order by id limit ${ROWS_AT_ONCE}) g
         cross join jsonb_array_elements(g.document -> '_qualifiers') q
         cross join jsonb_array_elements(q -> 'versions') v
         join collect_binary b on b.tenant = $1 and b.object_id = v ->> '_id'
         order by g.id, b.object_id`,
        [tenant, id, after],
      );
      yield* rows;
      const { rows: last } = await database.query<{ readonly id: string }>(
        `select max(id) id from (select id from collect_object_group
           where tenant = $1 and opi = $2 and id > $3 order by id limit ${ROWS_AT_ONCE}) g having max(id) is not null`,
        [tenant, id, after],
      );
      const [reached] = last;
      if (reached === undefined) return;
      after = reached.id;
    }
  }
}

async function* entriesOf(path: string): AsyncGenerator<ZipEntry> {
  for await (const line of createInterface({ input: createReadStream(path) }))
    yield JSON.parse(line) as ZipEntry;
}

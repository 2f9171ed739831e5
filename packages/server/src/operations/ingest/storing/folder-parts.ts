import { withoutDerivedFields } from '../../../archive/index.ts';
import type { Line } from '../../../storage/index.ts';
import { registerDetailOf } from '../accession-registration.ts';
import { remember } from '../attempt-memory.ts';
import { documentFields } from '../documents/document-fields.ts';
import type { IngestContext } from '../ingest-services.ts';
import { CHANGE_GROUPS } from '../pass/existing-groups.ts';
import { storeObjectsAgain } from '../pass/objects-phase.ts';
import { findManifest } from '../pass/package-queries.ts';
import { withPackageOf } from '../pass/with-package.ts';
import { holdsNo } from '../staging/rare-parts.ts';
import { groupsAtATime, unitsAtATime } from '../staging/units-at-a-time.ts';
import type { FolderPart } from './open-folders.ts';
import type { PartWriter } from './operation-folder.ts';
import { readAhead } from './read-ahead.ts';
import { unitRowsOf } from './unit-rows.ts';

type Part = readonly [FolderPart, PartWriter];

/** The files of the package; stored while it was read, again only when the attempt that held them is over. */
export const OBJECTS: Part = [
  'objects',
  async (context, deposit) => {
    remember(context, await withPackageOf(context, (opened) => storeObjectsAgain(context, deposit, opened)));
  },
];

export const OBJECT_GROUPS: Part = [
  'objectgroups',
  async (context, deposit, folder) => {
    const { strategies } = await documentFields(context, deposit);
    const text = `select id, ${withoutDerivedFields('document', 'objectgroup')} document
      from ${deposit.tables.group_document} where deposit = $1 order by ordinal`;
    const atATime = await groupsAtATime(context.services.database, deposit, BATCH);
    await folder.addLines(
      documentLines(context, 'objectgroup', text, [deposit.deposit], atATime),
      strategies.objectGroup,
    );
  },
];

export const UNITS: Part = [
  'units',
  async (context, deposit, folder) => {
    const { strategies } = await documentFields(context, deposit);
    const { text, values } = unitRowsOf(deposit, `id, ${withoutDerivedFields('document', 'unit')} document`);
    const lines = documentLines(context, 'unit', text, values, unitsAtATime(deposit, BATCH));
    await folder.addLines(lines, strategies.unit);
  },
];

/** New versions of groups of the archive, each where its strategy keeps it. */
export const CHANGED_GROUPS: Part = [
  'changedgroups',
  async (context, { deposit, tables, facts }, folder) => {
    if (holdsNo(facts, ...CHANGE_GROUPS)) return;
    const { rows } = await context.services.database.query<{ strategy: string }>(
      `select distinct strategy from ${tables.changed_group} where deposit = $1 order by strategy`,
      [deposit],
    );
    for (const { strategy } of rows) {
      const text = `select id, ${withoutDerivedFields('document', 'objectgroup')} document
        from ${tables.changed_group} where deposit = $1 and strategy = $2 order by id`;
      await folder.addLines(documentLines(context, 'objectgroup', text, [deposit, strategy]), strategy);
    }
  },
];

export const REGISTER: Part = [
  'register',
  async (context, deposit, folder) => {
    const detail = await registerDetailOf(context, deposit);
    if (detail === undefined) return;
    await folder.addLine({
      kind: 'accession_register_detail',
      id: detail._id,
      version: detail._v,
      document: { ...detail },
    });
  },
];

export const PAPERS: Part = [
  'papers',
  async (context, deposit, folder) => {
    const manifest = await findManifest(context.services.database, deposit);
    if (manifest === undefined) return;
    await withPackageOf(context, async (opened) => {
      await folder.addFile('manifest.xml', await opened.content().stream(manifest));
    });
  },
];

/** Documents read at a time. */
const BATCH = 1_000;

async function* documentLines(
  context: IngestContext,
  kind: 'unit' | 'objectgroup',
  text: string,
  values: readonly (string | number | null)[],
  atATime = BATCH,
): AsyncGenerator<Line> {
  const batches = batchesOf<{ id: string; document: Record<string, unknown> }>(
    context,
    text,
    values,
    atATime,
  );
  for await (const batch of batches) {
    for (const { id, document } of batch) yield { kind, id, version: Number(document._v ?? 0), document };
    context.signal.throwIfAborted();
  }
}

/** Rows of a query by batches, out of the transaction that reads them. */
async function* batchesOf<Row>(
  { services }: IngestContext,
  text: string,
  values: readonly (string | number | null)[],
  atATime: number,
): AsyncGenerator<readonly Row[]> {
  // A cursor lives in a transaction, and a generator cannot yield out of a callback: they meet at each batch.
  const ready = Promise.withResolvers<AsyncIterator<readonly Row[]>>();
  const over = Promise.withResolvers<void>();
  const reading = services.database.transaction(
    async (transaction) => {
      // One batch is read while another is written: together they hold as much.
      const atOnce = Math.max(1, Math.floor(atATime / 2));
      ready.resolve(transaction.stream<Row>(text, values, atOnce)[Symbol.asyncIterator]());
      await over.promise;
    },
    { readOnly: true },
  );
  reading.catch((error: unknown) => ready.reject(error));
  try {
    yield* readAhead(await ready.promise);
  } finally {
    over.resolve();
    await reading;
  }
}

/** All parts of a deposit's folder, in the order in which they are written. */
export const ALL_PARTS: readonly Part[] = [OBJECTS, OBJECT_GROUPS, UNITS, CHANGED_GROUPS, REGISTER, PAPERS];

import { Readable } from 'node:stream';
import { attachShelf, buildShelf } from '../../../packages/server/src/archive/index.ts';
import type { Database } from '../../../packages/server/src/platform/index.ts';
import { type Root, rootsFor, TENANT, unitDocument } from './generate-units.ts';

/** Documents that one COPY message holds. */
const DOCUMENTS_A_CHUNK = 500;

export interface LoadOptions {
  readonly units: number;
  /** Units of one deposit, hence of one shelf. */
  readonly unitsAShelf: number;
  readonly progress: (units: number) => void;
}

export interface Loaded {
  readonly units: number;
  readonly shelves: number;
  /** Mean size of a document, as compact JSON. */
  readonly documentBytes: number;
  readonly seconds: number;
}

interface Place {
  readonly root: Root;
  readonly place: number;
}

function* placesOf(units: number): Generator<Place> {
  for (const root of rootsFor(units)) {
    for (let place = 0; place < root.units; place += 1) yield { root, place };
  }
}

/** Lines of COPY text: backslashes of JSON are doubled; its texts hold no tab and no line break. */
function* copyLines(
  places: Iterator<Place>,
  count: number,
  operation: string,
  written: { bytes: number },
): Generator<Buffer> {
  for (let done = 0; done < count; ) {
    let chunk = '';
    for (const end = Math.min(done + DOCUMENTS_A_CHUNK, count); done < end; done += 1) {
      const next = places.next();
      if (next.done) break;
      const text = JSON.stringify(unitDocument(next.value.root, next.value.place, operation));
      written.bytes += Buffer.byteLength(text);
      chunk += `${text.replaceAll('\\', '\\\\')}\n`;
    }
    yield Buffer.from(chunk);
  }
}

/**
 * Puts generated units into an archive's database as large deposits do: documents are staged by COPY, then each deposit
 * becomes a shelf by the product's own functions (columns, words, indexes, statistics), and is attached.
 */
export async function loadUnits(database: Database, options: LoadOptions): Promise<Loaded> {
  const { units, unitsAShelf, progress } = options;
  const started = performance.now();
  await database.query('create unlogged table if not exists bench_document (document jsonb)');
  const places = placesOf(units);
  const written = { bytes: 0 };
  let shelves = 0;
  for (let from = 0; from < units; from += unitsAShelf) {
    const count = Math.min(unitsAShelf, units - from);
    const operation = `aeeaaaaaaaaaaaaaaaaaaaaaaaaaaaa${String(shelves)
      .padStart(4, '0')
      .replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? 'a')}q`;
    await database.transaction(async (transaction) => {
      await transaction.query('truncate bench_document');
      await transaction.copyFrom(
        'copy bench_document (document) from stdin',
        Readable.from(copyLines(places, count, operation, written)),
      );
    });
    await database.query('analyze bench_document');
    const shelf = await buildShelf(database, TENANT, [
      { text: 'select document from bench_document', values: [] },
    ]);
    await database.transaction((transaction) => attachShelf(transaction, shelf, operation));
    shelves += 1;
    progress(from + count);
  }
  await database.query('drop table bench_document');
  return {
    units,
    shelves,
    documentBytes: Math.round(written.bytes / units),
    seconds: (performance.now() - started) / 1000,
  };
}

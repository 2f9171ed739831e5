import { Readable } from 'node:stream';
import { attachShelf, buildShelf } from '../../../packages/server/src/archive/index.ts';
import type { Database } from '../../../packages/server/src/platform/index.ts';
import { type Root, rootsFor, TENANT, unitDocument } from './generate-units.ts';

/** Documents that one COPY message holds. */
const DOCUMENTS_A_CHUNK = 500;
/** Deposits that are loaded at once, as by that many workers. */
const LANES = 2;

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
  places: readonly Place[],
  operation: string,
  written: { bytes: number },
): Generator<Buffer> {
  for (let from = 0; from < places.length; from += DOCUMENTS_A_CHUNK) {
    let chunk = '';
    for (const { root, place } of places.slice(from, from + DOCUMENTS_A_CHUNK)) {
      const text = JSON.stringify(unitDocument(root, place, operation));
      written.bytes += Buffer.byteLength(text);
      chunk += `${text.replaceAll('\\', '\\\\')}\n`;
    }
    yield Buffer.from(chunk);
  }
}

interface Deposit {
  readonly operation: string;
  readonly places: readonly Place[];
}

function* depositsOf(units: number, unitsAShelf: number): Generator<Deposit> {
  const places = placesOf(units);
  for (let number = 0; number * unitsAShelf < units; number += 1) {
    const operation = `aeeaaaaaaaaaaaaaaaaaaaaaaaaaaaa${String(number)
      .padStart(4, '0')
      .replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? 'a')}q`;
    yield { operation, places: nextOf(places, unitsAShelf) };
  }
}

function nextOf(places: Iterator<Place>, count: number): readonly Place[] {
  const taken: Place[] = [];
  while (taken.length < count) {
    const next = places.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

/**
 * Puts generated units into an archive's database as large deposits do: documents are staged by COPY, then each deposit
 * becomes a shelf by the product's own functions (columns, words, indexes, statistics), and is attached.
 */
export async function loadUnits(database: Database, options: LoadOptions): Promise<Loaded> {
  const { units, unitsAShelf, progress } = options;
  const started = performance.now();
  const deposits = depositsOf(units, unitsAShelf);
  const written = { bytes: 0 };
  let shelves = 0;
  let loaded = 0;
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    const table = `bench_document_${lane}`;
    await database.query(`create unlogged table ${table} (document jsonb)`);
    for (const { operation, places } of deposits) {
      await stageDocuments(database, table, copyLines(places, operation, written));
      const documents = [{ text: `select document from ${table}`, values: [] }];
      const shelf = await buildShelf(database, TENANT, documents);
      await database.transaction((transaction) => attachShelf(transaction, shelf, operation));
      shelves += 1;
      loaded += places.length;
      progress(loaded);
    }
    await database.query(`drop table ${table}`);
  });
  await Promise.all(lanes);
  return {
    units,
    shelves,
    documentBytes: Math.round(written.bytes / units),
    seconds: (performance.now() - started) / 1000,
  };
}

async function stageDocuments(database: Database, table: string, lines: Iterable<Buffer>): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(`truncate ${table}`);
    await transaction.copyFrom(`copy ${table} (document) from stdin`, Readable.from(lines));
  });
  await database.query(`analyze ${table}`);
}

import { hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  createLogger,
  openDatabase,
  startEmbeddedPostgres,
} from '../../packages/server/src/platform/index.ts';

export interface Floor {
  readonly seconds: number;
  readonly unitsPerSecond: number;
}

const READ_BYTES = 4 * 1024 * 1024;
const ROWS_A_CHUNK = 500;

/** Reads the package once; hashes what an object's size holds, and writes each byte to two files, fsync at the end. */
async function readHashWriteTwice(file: string, objectBytes: number, directory: string): Promise<void> {
  const source = await open(file, 'r');
  const copies = [1, 2].map((copy) => createWriteStream(join(directory, `copy-${copy}`), { flush: true }));
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  for (let position = 0; ; ) {
    const { bytesRead } = await source.read(buffer, 0, READ_BYTES, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    for (let offset = 0; offset < bytesRead; offset += objectBytes) {
      hash('sha512', buffer.subarray(offset, Math.min(offset + objectBytes, bytesRead)), 'buffer');
    }
    await Promise.all(
      copies.map(
        (copy) =>
          new Promise<void>((resolve, reject) => {
            copy.write(Buffer.from(buffer.subarray(0, bytesRead)), (error) =>
              error ? reject(error) : resolve(),
            );
          }),
      ),
    );
  }
  await source.close();
  for (const copy of copies) {
    copy.end();
    await once(copy, 'close');
  }
}

function* copyRows(units: number): Generator<Buffer> {
  for (let from = 0; from < units; from += ROWS_A_CHUNK) {
    let chunk = '';
    for (let ordinal = from; ordinal < Math.min(from + ROWS_A_CHUNK, units); ordinal += 1) {
      chunk += `0\tunit${ordinal}\t{"_id":"unit${ordinal}","Title":"Délibération ${ordinal}","Description":"${'travaux de réparation '.repeat(12)}","_mgt":{"AccessRule":{"Rules":[{"Rule":"ACC-COURRIER","StartDate":"1900-01-01","EndDate":"1925-01-01"}]}},"_sp":"AGENCY","_up":["parent"],"StartDate":"1900-01-01","EndDate":"1900-12-31"}\n`;
    }
    yield Buffer.from(chunk);
  }
}

async function copyUnits(units: number, directory: string): Promise<void> {
  const logger = createLogger({ level: 'error', service: 'bench' });
  const postgres = await startEmbeddedPostgres({ directory, sharedBuffersMegabytes: 256, logger });
  const database = openDatabase({ connection: postgres.connection, applicationName: 'bench', logger });
  try {
    await database.query(
      'create table floor_unit (tenant integer, id text, document jsonb, primary key (tenant, id))',
    );
    await database.transaction((transaction) =>
      transaction.copyFrom(
        'copy floor_unit (tenant, id, document) from stdin',
        Readable.from(copyRows(units)),
      ),
    );
  } finally {
    await database.close();
    await postgres.stop();
  }
}

/**
 * The least that a deposit of this size costs here: read, SHA-512, write twice with fsync, COPY of one row a unit into a
 * table with its key. What the product does beside it (validation, rules, journals, read-back) is the ratio.
 */
export async function measureFloor(
  file: string,
  shape: { readonly units: number; readonly objectBytes: number },
  directory: string,
): Promise<Floor> {
  await mkdir(directory, { recursive: true });
  try {
    const started = performance.now();
    await readHashWriteTwice(file, shape.objectBytes, directory);
    await copyUnits(shape.units, directory);
    const seconds = (performance.now() - started) / 1000;
    return { seconds, unitsPerSecond: shape.units / seconds };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

import { createReadStream } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LogbookOperation } from '@chartrier/client';
import { accepted, type Client, createClient } from '@chartrier/client';
import { sampleFile } from '../samples.ts';
import { startServerProcess } from '../server-process.ts';
import { measureFloor } from './floor.ts';
import { folderCount, generatePackage, type PackageShape } from './generate-package.ts';
import { watchMemory } from './memory.ts';
import { type QueryMix, queryMix } from './query-mix.ts';

const AGENCY = 'MAIRIE_SAINT_AUBIN';
const INGEST_CONTRACT = 'VERSEMENT_COURANT';
const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };

/** Seconds of each step, from the dates of its start and end events. */
export function secondsByStep(operation: LogbookOperation): Readonly<Record<string, number>> {
  const starts = new Map<string, number>();
  const seconds: Record<string, number> = {};
  for (const event of operation.events ?? []) {
    if (event.evParentId != null || event.evDateTime === undefined) continue;
    const at = Date.parse(`${event.evDateTime}Z`);
    if (event.evType.endsWith('.STARTED')) starts.set(event.evType.slice(0, -'.STARTED'.length), at);
    const start = starts.get(event.evType);
    if (start !== undefined) seconds[event.evType] = (at - start) / 1000;
  }
  return seconds;
}

/** npm run bench -- ingest --units N --bytes M [--json] [--queries] */
export async function benchIngest(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      units: { type: 'string', default: '10000' },
      bytes: { type: 'string', default: '32768' },
      json: { type: 'boolean', default: false },
      queries: { type: 'boolean', default: false },
      directory: { type: 'string', default: tmpdir() },
    },
  });
  const shape = {
    units: Number(values.units),
    objectBytes: Number(values.bytes),
    agency: AGENCY,
    ingestContract: INGEST_CONTRACT,
  };
  const directory = await mkdtemp(join(values.directory, 'chartrier-bench-'));
  // PostgreSQL may run as another user than ours.
  await chmod(directory, 0o755);
  try {
    const file = join(directory, 'package.zip');
    console.log(`Package of ${shape.units} units and objects of ${shape.objectBytes} bytes…`);
    await generatePackage(shape, file);
    const bytes = (await stat(file)).size;
    console.log('Floor: read, SHA-512, write twice, COPY…');
    const floor = await measureFloor(file, shape, join(directory, 'floor'));
    const server = await startServerProcess({
      name: 'bench',
      parentDirectory: directory,
      configuration: { logging: { level: 'warn' } },
    });
    const client = createClient({ url: server.url });
    try {
      accepted(
        await client.referentials.import(
          SESSION,
          'agencies',
          await readFile(sampleFile('reference-data/agencies.csv')),
          'agencies.csv',
        ),
      );
      accepted(
        await client.referentials.import(
          SESSION,
          'rules',
          await readFile(sampleFile('reference-data/rules.csv')),
          'rules.csv',
        ),
      );
      for (const [collection, name] of [
        ['ingestcontracts', 'ingest-contract'],
        ['accesscontracts', 'access-contract'],
      ] as const) {
        accepted(
          await client.referentials.importJson(
            SESSION,
            collection,
            JSON.parse(await readFile(sampleFile(`reference-data/${name}.json`), 'utf8')),
          ),
        );
      }
      // A first, smaller deposit gives the questions something to find.
      const queries = values.queries ? await prepareQueries(client, directory, shape) : undefined;
      console.log('Deposit…');
      const memory = watchMemory(server.pid);
      const started = performance.now();
      const { operationId } = accepted(
        await client.ingest.deposit(SESSION, { content: createReadStream(file), size: bytes }),
      );
      const received = (performance.now() - started) / 1000;
      queries?.busy();
      const progress = accepted(await client.waitFor(SESSION, operationId));
      const seconds = (performance.now() - started) / 1000;
      const peakMemoryBytes = await memory.stop();
      const latencies = await queries?.stop();
      const operation = accepted(await client.logbook.operation(SESSION, operationId)).$results[0];
      if (progress.status !== 'OK' || operation === undefined) {
        throw new Error(
          `the deposit ended ${progress.state} ${progress.status}:\n${JSON.stringify(operation?.events?.at(-2), null, 1)}\n${await server.log()}`,
        );
      }
      const report = {
        units: shape.units,
        folders: folderCount(shape.units),
        bytes,
        totalSeconds: round(seconds),
        unitsPerSecond: round(shape.units / seconds),
        bytesPerSecond: Math.round(bytes / seconds),
        peakMemoryBytes,
        floorSeconds: round(floor.seconds),
        floorRatio: round(seconds / floor.seconds),
        seconds: { RECEIVE: round(received), ...secondsByStep(operation) },
        ...(latencies === undefined ? {} : { queries: latencies }),
      };
      if (values.json) console.log(JSON.stringify(report));
      else console.log(JSON.stringify(report, null, 2));
    } finally {
      client.close();
      await server.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Deposits a tenth of the shape, then measures the questions while nothing runs. */
async function prepareQueries(client: Client, directory: string, shape: PackageShape): Promise<QueryMix> {
  const file = join(directory, 'before.zip');
  await generatePackage({ ...shape, units: Math.max(1, Math.floor(shape.units / 10)) }, file);
  const { operationId } = accepted(await client.ingest.deposit(SESSION, { content: createReadStream(file) }));
  accepted(await client.waitFor(SESSION, operationId));
  await rm(file);
  const queries = await queryMix(client, SESSION);
  await queries.idle();
  return queries;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

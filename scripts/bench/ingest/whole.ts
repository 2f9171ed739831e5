import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeShelves, vacuumShelves } from '../../../packages/server/src/archive/index.ts';
import { startClamd, type TestClamd } from '../../../packages/server/test/support/clamd.ts';
import { cpuByProcess, type ProcessorSeconds } from '../cpu-time.ts';
import { measureFloor } from '../floor.ts';
import { folderCount, generatePackage, type PackageShape } from '../generate-package.ts';
import { watchMemory } from '../memory.ts';
import { type Percentiles, percentiles, percentilesOf, type QueryMix } from '../query-mix.ts';
import { queryMixThread } from '../query-mix-thread.ts';
import { loadUnits } from '../search/load-units.ts';
import { writeSection } from '../write-section.ts';
import {
  AGENCY,
  type BenchServer,
  INGEST_CONTRACT,
  inBenchDirectory,
  SESSION,
  startBenchServer,
} from './bench-server.ts';
import { machineLine, memoryLine, round, secondsByStep, table, timesOfSteps } from './report.ts';

export interface WholeOptions {
  readonly units: number;
  readonly objectBytes: number;
  readonly queries: boolean;
  /** Generated units that the archive holds before. */
  readonly into: number;
  /** With an antivirus. */
  readonly clamd: boolean;
  readonly json: boolean;
  readonly write: boolean;
  readonly directory?: string;
}

export function shapeOf(units: number, objectBytes: number): PackageShape {
  return { units, objectBytes, agency: AGENCY, ingestContract: INGEST_CONTRACT };
}

/** One package of so many units, each with an object; against a floor of the same run. */
export async function benchWhole(options: WholeOptions): Promise<void> {
  const shape = shapeOf(options.units, options.objectBytes);
  const report = await inBenchDirectory(options.directory, async (directory) => {
    const file = join(directory, 'package.zip');
    console.log(`Package of ${shape.units} units and objects of ${shape.objectBytes} bytes…`);
    await generatePackage(shape, file);
    console.log('Floor: read, SHA-512, write twice, COPY…');
    const floor = await measureFloor(file, shape, join(directory, 'floor'));
    const clamd = options.clamd ? await startClamd(CLAMD_FILE_BYTES) : undefined;
    const bench = await startBenchServer(directory, scanOf(clamd));
    try {
      if (options.into > 0) await fill(bench, options.into);
      // A first, smaller deposit gives the questions something to find.
      const queries = options.queries
        ? await prepareQueries(bench, directory, shape, options.into)
        : undefined;
      console.log('Deposit…');
      const before = await bench.databaseBytes();
      const memory = watchMemory(bench.server.pid);
      const processor = await processorClock(bench);
      const sentAt = Date.now();
      queries?.busy();
      // What went wrong with the deposit is told, not that nobody answers any more.
      const { seconds, receivedSeconds, operation } = await bench.deposit(file).catch(async (error) => {
        await queries?.stop();
        throw error;
      });
      const used = await processor.used();
      const peak = await memory.stop();
      const asked = await queries?.stop();
      const bytes = (await stat(file)).size;
      return {
        units: shape.units,
        into: options.into,
        scanner: clamd === undefined ? 'no antivirus' : 'clamd with one signature',
        folders: folderCount(shape.units),
        objectBytes: shape.objectBytes,
        bytes,
        totalSeconds: round(seconds),
        unitsPerSecond: round(shape.units / seconds),
        bytesPerSecond: Math.round(bytes / seconds),
        peakMemoryBytes: peak.total,
        peakMemory: peak,
        ...(used === undefined ? {} : { processorSeconds: used }),
        databaseBytesPerUnit: Math.round(((await bench.databaseBytes()) - before) / shape.units),
        floorSeconds: round(floor.seconds),
        floorRatio: round(seconds / floor.seconds),
        seconds: { RECEIVE: round(receivedSeconds), ...secondsByStep(operation) },
        ...(asked === undefined
          ? {}
          : {
              queries: {
                idle: percentilesOf(asked.idle),
                busy: percentilesOf(asked.busy),
                bySteps: byStep(asked.busy, {
                  RECEIVE: { start: sentAt, end: sentAt + receivedSeconds * 1_000 },
                  ...timesOfSteps(operation),
                }),
              },
            }),
      };
    } finally {
      await bench.stop();
      await clamd?.stop();
    }
  });
  console.log(options.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
  if (options.write) await writeReport(report);
}

/** The largest that clamd may be told: the manifest of a million units has a gigabyte and more. */
const CLAMD_FILE_BYTES = 2 ** 31 - 1;

function scanOf(clamd: TestClamd | undefined): Readonly<Record<string, unknown>> {
  if (clamd === undefined) return {};
  return { scan: { socket: clamd.socket, maxFileBytes: CLAMD_FILE_BYTES } };
}

/** Units of one earlier deposit, hence of one shelf. */
const UNITS_A_SHELF = 50_000;

/** An archive that has lived: generated units in shelves, merged as the workers merge them. */
async function fill(bench: BenchServer, units: number): Promise<void> {
  console.log(`Archive of ${units} units…`);
  await bench.withDatabase(async (database) => {
    await loadUnits(database, {
      units,
      unitsAShelf: UNITS_A_SHELF,
      progress: (loaded) => console.log(`  ${loaded} units`),
    });
    while ((await mergeShelves(database))?.outcome === 'merged') console.log('  tables merged');
    // as the worker does within a minute
    await vacuumShelves(database);
  });
}

/** What is used from now on; the bench is this process, which sends, asks and watches the memory. */
async function processorClock({ server }: BenchServer): Promise<{
  used(): Promise<(ProcessorSeconds & { readonly bench: number }) | undefined>;
}> {
  const before = await cpuByProcess(server.pid, server.dataDirectory);
  const own = process.cpuUsage();
  return {
    async used() {
      const after = await cpuByProcess(server.pid, server.dataDirectory);
      if (before === undefined || after === undefined) return undefined;
      const { user, system } = process.cpuUsage(own);
      return {
        server: round(after.server - before.server),
        worker: round(after.worker - before.worker),
        postgres: round(after.postgres - before.postgres),
        bench: round((user + system) / 1e6),
      };
    },
  };
}

type Asked = Awaited<ReturnType<QueryMix['stop']>>;

interface Latencies {
  readonly idle: ReturnType<typeof percentilesOf>;
  readonly busy: ReturnType<typeof percentilesOf>;
  readonly bySteps: Readonly<Record<string, Percentiles>>;
}

/** What people wait during each step, whatever they ask. */
function byStep(busy: Asked['busy'], steps: ReturnType<typeof timesOfSteps>): Latencies['bySteps'] {
  const all = Object.values(busy).flat();
  return Object.fromEntries(
    Object.entries(steps).map(([step, { start, end }]) => [
      step,
      percentiles(all.filter(({ at }) => at >= start && at < end)),
    ]),
  );
}

type Report = {
  readonly units: number;
  readonly into: number;
  readonly scanner: string;
  readonly objectBytes: number;
  readonly bytes: number;
  readonly totalSeconds: number;
  readonly unitsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly peakMemory: Parameters<typeof memoryLine>[0];
  readonly processorSeconds?: ProcessorSeconds & { readonly bench: number };
  readonly databaseBytesPerUnit: number;
  readonly floorSeconds: number;
  readonly floorRatio: number;
  readonly seconds: Readonly<Record<string, number>>;
  readonly queries?: Latencies;
};

/** What was there before changes size too, as its tables are merged: it is told of an archive that was empty. */
function databaseRow({ into, databaseBytesPerUnit }: Report): readonly (readonly [string, string])[] {
  if (into > 0) return [];
  return [
    [
      'database, indexes and journals included',
      `${databaseBytesPerUnit} bytes a unit, its group and its object`,
    ],
  ];
}

async function writeReport(report: Report): Promise<void> {
  const facts = table(
    ['', ''],
    [
      [
        'whole',
        `${report.totalSeconds} s: **${report.unitsPerSecond} units/s**, ${round(report.bytesPerSecond / 1e6)} MB/s`,
      ],
      [
        'floor of the same run (read, SHA-512, write twice with fsync, COPY of one row a unit)',
        `${report.floorSeconds} s`,
      ],
      ['ratio to the floor', `**${report.floorRatio}**`],
      ['peak memory (proportional set size, database apart)', memoryLine(report.peakMemory)],
      ...processorRow(report),
      ...databaseRow(report),
    ],
  );
  const steps = table(
    ['step', 'seconds'],
    Object.entries(report.seconds).map(([step, seconds]) => [step, String(seconds)]),
  );
  const { scanner, into } = report;
  const withClamd = scanner !== 'no antivirus';
  const given = `${into > 0 ? ` --into ${into}` : ''}${withClamd ? ' --clamd' : ''}${report.queries ? ' --queries' : ''}`;
  const held = into > 0 ? `, into an archive of ${into.toLocaleString('en')} units` : '';
  await writeSection(
    `ingest ${report.units} × ${report.objectBytes}${into > 0 ? ` into ${into}` : ''}${withClamd ? ' with clamd' : ''}${report.queries ? ' with questions' : ''}`,
    `A deposit of ${report.units.toLocaleString('en')} units, objects of ${report.objectBytes.toLocaleString('en')} bytes${held}${withClamd ? ', looked at by an antivirus' : ''}${report.queries ? ', while people search' : ''}`,
    [
      `\`npm run bench -- ingest --units ${report.units} --bytes ${report.objectBytes}${given}\`: one stored ZIP of ${round(report.bytes / 1e9)} GB, every check, formats identified, ${scanner}. ${machineLine()}`,
      facts,
      steps,
      ...(report.queries === undefined ? [] : [latencyTable(report.queries)]),
    ].join('\n\n'),
  );
}

function processorRow({ processorSeconds }: Report): readonly (readonly [string, string])[] {
  if (processorSeconds === undefined) return [];
  const { server, worker, postgres, bench } = processorSeconds;
  const product = round(server + worker + postgres);
  return [
    [
      'seconds of processor',
      `**${product}** (server ${server}, worker ${worker}, PostgreSQL ${postgres}), and ${bench} of the bench, which sends, asks and watches the memory on the same machine`,
    ],
  ];
}

function latencyTable({ idle, busy, bySteps }: Latencies): string {
  const rows = (Object.keys(idle) as (keyof typeof idle)[]).map(
    (question) =>
      `| ${question} | ${idle[question].p50} | ${idle[question].p95} | ${busy[question].p50} | ${busy[question].p95} | ${busy[question].count} |`,
  );
  return [
    'What people wait meanwhile, in milliseconds through the API:',
    '',
    '| question | idle p50 | idle p95 | busy p50 | busy p95 | busy samples |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    'By step, all questions together:',
    '',
    '| step | p50 | p95 | samples |',
    '|---|---|---|---|',
    ...Object.entries(bySteps)
      .filter(([, { count }]) => count > 0)
      .map(([step, { p50, p95, count }]) => `| ${step} | ${p50} | ${p95} | ${count} |`),
  ].join('\n');
}

/** Deposits a tenth of the shape when nothing is held yet, then measures the questions while nothing runs. */
async function prepareQueries(
  bench: BenchServer,
  directory: string,
  shape: PackageShape,
  held: number,
): Promise<QueryMix> {
  if (held === 0) {
    const file = join(directory, 'before.zip');
    await generatePackage({ ...shape, units: Math.max(1, Math.floor(shape.units / 10)) }, file);
    await bench.deposit(file);
  }
  const queries = await queryMixThread(bench.server.url, SESSION);
  await queries.idle();
  return queries;
}

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@chartrier/client';
import { measureFloor } from '../floor.ts';
import { folderCount, generatePackage, type PackageShape } from '../generate-package.ts';
import { watchMemory } from '../memory.ts';
import { type QueryMix, queryMix } from '../query-mix.ts';
import { writeSection } from '../write-section.ts';
import {
  AGENCY,
  type BenchServer,
  INGEST_CONTRACT,
  inBenchDirectory,
  SESSION,
  startBenchServer,
} from './bench-server.ts';
import { machineLine, memoryLine, round, secondsByStep, table } from './report.ts';

export interface WholeOptions {
  readonly units: number;
  readonly objectBytes: number;
  readonly queries: boolean;
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
    const bench = await startBenchServer(directory);
    try {
      // A first, smaller deposit gives the questions something to find.
      const queries = options.queries ? await prepareQueries(bench, directory, shape) : undefined;
      console.log('Deposit…');
      const before = await bench.databaseBytes();
      const memory = watchMemory(bench.server.pid);
      queries?.busy();
      const { seconds, receivedSeconds, operation } = await bench.deposit(file);
      const peak = await memory.stop();
      const latencies = await queries?.stop();
      const bytes = (await stat(file)).size;
      return {
        units: shape.units,
        folders: folderCount(shape.units),
        objectBytes: shape.objectBytes,
        bytes,
        totalSeconds: round(seconds),
        unitsPerSecond: round(shape.units / seconds),
        bytesPerSecond: Math.round(bytes / seconds),
        peakMemoryBytes: peak.total,
        peakMemory: peak,
        databaseBytesPerUnit: Math.round(((await bench.databaseBytes()) - before) / shape.units),
        floorSeconds: round(floor.seconds),
        floorRatio: round(seconds / floor.seconds),
        seconds: { RECEIVE: round(receivedSeconds), ...secondsByStep(operation) },
        ...(latencies === undefined ? {} : { queries: latencies }),
      };
    } finally {
      await bench.stop();
    }
  });
  console.log(options.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
  if (options.write) await writeReport(report);
}

type Report = {
  readonly units: number;
  readonly objectBytes: number;
  readonly bytes: number;
  readonly totalSeconds: number;
  readonly unitsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly peakMemory: Parameters<typeof memoryLine>[0];
  readonly databaseBytesPerUnit: number;
  readonly floorSeconds: number;
  readonly floorRatio: number;
  readonly seconds: Readonly<Record<string, number>>;
  readonly queries?: Awaited<ReturnType<QueryMix['stop']>>;
};

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
      [
        'database, indexes and journals included',
        `${report.databaseBytesPerUnit} bytes a unit, its group and its object`,
      ],
    ],
  );
  const steps = table(
    ['step', 'seconds'],
    Object.entries(report.seconds).map(([step, seconds]) => [step, String(seconds)]),
  );
  await writeSection(
    `ingest ${report.units} × ${report.objectBytes}`,
    `A deposit of ${report.units.toLocaleString('en')} units, objects of ${report.objectBytes.toLocaleString('en')} bytes`,
    [
      `\`npm run bench -- ingest --units ${report.units} --bytes ${report.objectBytes}${report.queries ? ' --queries' : ''}\`: one stored ZIP of ${round(report.bytes / 1e9)} GB, every check, formats identified, no antivirus. ${machineLine()}`,
      facts,
      steps,
      ...(report.queries === undefined ? [] : [latencyTable(report.queries)]),
    ].join('\n\n'),
  );
}

function latencyTable({ idle, busy }: Awaited<ReturnType<QueryMix['stop']>>): string {
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
  ].join('\n');
}

/** Deposits a tenth of the shape, then measures the questions while nothing runs. */
async function prepareQueries(bench: BenchServer, directory: string, shape: PackageShape): Promise<QueryMix> {
  const file = join(directory, 'before.zip');
  await generatePackage({ ...shape, units: Math.max(1, Math.floor(shape.units / 10)) }, file);
  await bench.deposit(file);
  const client: Client = bench.client;
  const queries = await queryMix(client, SESSION);
  await queries.idle();
  return queries;
}

import { join } from 'node:path';
import { cpuSeconds } from '../cpu-time.ts';
import { generatePackage } from '../generate-package.ts';
import { watchMemory } from '../memory.ts';
import { writeSection } from '../write-section.ts';
import { type BenchServer, inBenchDirectory, LOOK_MS, startBenchServer } from './bench-server.ts';
import { machineLine, memoryLine, round, table } from './report.ts';
import { shapeOf } from './whole.ts';

const OBJECT_BYTES = 1_024;
/** Depositors at work at the same time: each sends its next package when the last one is archived. */
const DEPOSITORS = 24;
/** What comes first is left out: code is compiled and connections are opened meanwhile. */
const WARM_UP = 5 * DEPOSITORS;
/** No package is sent after this long: what was archived by then is told. */
const MAX_SECONDS = 60;

export interface SmallOptions {
  readonly packages: number;
  readonly units: number;
  readonly write: boolean;
  readonly directory?: string;
}

interface Sustained {
  readonly packages: number;
  readonly seconds: number;
  readonly cpuSeconds: number | undefined;
  /** From the first byte sent to the end seen, in milliseconds. */
  readonly times: readonly number[];
}

/** Many small packages, one after the other from two dozen depositors. */
export async function benchSmall(options: SmallOptions): Promise<void> {
  const report = await inBenchDirectory(options.directory, async (directory) => {
    const file = join(directory, 'package.zip');
    await generatePackage(shapeOf(options.units, OBJECT_BYTES), file);
    const bench = await startBenchServer(directory);
    try {
      await depositAll(bench, file, WARM_UP);
      const memory = watchMemory(bench.server.pid);
      const done = await depositAll(bench, file, options.packages);
      const { packages, seconds, times } = done;
      return {
        asked: options.packages,
        packages,
        units: options.units,
        seconds: round(seconds),
        packagesPerSecond: round(packages / seconds),
        cpuMillisecondsPerPackage:
          done.cpuSeconds === undefined ? undefined : round((done.cpuSeconds * 1_000) / packages),
        median: percentile(times, 0.5),
        percentile95: percentile(times, 0.95),
        peakMemory: await memory.stop(),
      };
    } finally {
      await bench.stop();
    }
  });
  console.log(JSON.stringify(report, null, 2));
  if (!options.write) return;
  await writeSection(
    'ingest small',
    'Small deposits',
    [
      `\`npm run bench -- ingest --small\`: packages of ${report.units} units, each with an object of ${OBJECT_BYTES} bytes, from ${DEPOSITORS} depositors that wait for the end of each. ${machineLine()}`,
      table(
        ['', ''],
        [
          [
            'sustained',
            `**${report.packagesPerSecond} packages/s** for ${report.seconds} s (${report.packages} packages)`,
          ],
          [
            'processor time of a package (server, worker, PostgreSQL)',
            `**${report.cpuMillisecondsPerPackage ?? 'not known'} ms**`,
          ],
          [
            `from the first byte sent to the end seen, looking each ${LOOK_MS} ms`,
            `median ${report.median} ms, p95 ${report.percentile95} ms`,
          ],
          ['peak memory (proportional set size)', memoryLine(report.peakMemory)],
        ],
      ),
    ].join('\n\n'),
  );
}

async function depositAll(bench: BenchServer, file: string, packages: number): Promise<Sustained> {
  const { pid, dataDirectory } = bench.server;
  const cpuBefore = await cpuSeconds(pid, dataDirectory);
  const started = performance.now();
  const since = (): number => (performance.now() - started) / 1_000;
  const times: number[] = [];
  let left = packages;
  const depositor = async (): Promise<void> => {
    while (left > 0 && since() < MAX_SECONDS) {
      left -= 1;
      const sent = performance.now();
      await bench.deposit(file);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: DEPOSITORS }, depositor));
  const seconds = since();
  const cpuAfter = await cpuSeconds(pid, dataDirectory);
  return {
    packages: times.length,
    seconds,
    cpuSeconds: cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore,
    times,
  };
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

import { join } from 'node:path';
import { generatePackage } from '../generate-package.ts';
import { watchMemory } from '../memory.ts';
import { writeSection } from '../write-section.ts';
import { inBenchDirectory, startBenchServer } from './bench-server.ts';
import { machineLine, memoryLine, round, table } from './report.ts';
import { shapeOf } from './whole.ts';

const OBJECT_BYTES = 1_024;
/** Depositors at work at the same time: each sends its next package when the last one is archived. */
const DEPOSITORS = 12;

export interface SmallOptions {
  readonly packages: number;
  readonly units: number;
  readonly write: boolean;
  readonly directory?: string;
}

/** Many small packages, one after the other from a dozen of depositors. */
export async function benchSmall(options: SmallOptions): Promise<void> {
  const report = await inBenchDirectory(options.directory, async (directory) => {
    const file = join(directory, 'package.zip');
    await generatePackage(shapeOf(options.units, OBJECT_BYTES), file);
    const bench = await startBenchServer(directory);
    try {
      await bench.deposit(file);
      const memory = watchMemory(bench.server.pid);
      const started = performance.now();
      let left = options.packages;
      const depositor = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          await bench.deposit(file);
        }
      };
      await Promise.all(Array.from({ length: DEPOSITORS }, depositor));
      const seconds = (performance.now() - started) / 1000;
      return {
        packages: options.packages,
        units: options.units,
        seconds: round(seconds),
        packagesPerSecond: round(options.packages / seconds),
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
      `\`npm run bench -- ingest --small\`: ${report.packages} packages of ${report.units} units, each with an object of ${OBJECT_BYTES} bytes, from ${DEPOSITORS} depositors that wait for the end of each. ${machineLine()}`,
      table(
        ['', ''],
        [
          ['sustained', `**${report.packagesPerSecond} packages/s** for ${report.seconds} s`],
          ['peak memory (proportional set size)', memoryLine(report.peakMemory)],
        ],
      ),
    ].join('\n\n'),
  );
}

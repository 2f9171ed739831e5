import { join } from 'node:path';
import { generatePackage } from '../generate-package.ts';
import { writeSection } from '../write-section.ts';
import { inBenchDirectory, startBenchServer } from './bench-server.ts';
import { machineLine, round, table } from './report.ts';
import { shapeOf } from './whole.ts';

/** Packages under way at the same time: as many as a worker takes, and one that is being sent meanwhile. */
const SENT_AT_ONCE = 3;

export interface SplitOptions {
  readonly units: number;
  readonly parts: number;
  readonly objectBytes: number;
  readonly write: boolean;
  readonly directory?: string;
}

/** The same units as one package and as several, each time on a fresh server. */
export async function benchSplit(options: SplitOptions): Promise<void> {
  const seconds = await inBenchDirectory(options.directory, async (directory) => ({
    one: await secondsFor(directory, options.units, 1, options.objectBytes),
    several: await secondsFor(
      directory,
      Math.floor(options.units / options.parts),
      options.parts,
      options.objectBytes,
    ),
  }));
  console.log(JSON.stringify(seconds));
  if (!options.write) return;
  await writeSection(
    'ingest split',
    `One package or ${options.parts}`,
    [
      `\`npm run bench -- ingest --split ${options.parts} --units ${options.units} --bytes ${options.objectBytes}\`. ${machineLine()}`,
      table(
        ['', 'seconds'],
        [
          [
            `one package of ${options.units} units`,
            `${seconds.one} (${round(options.units / seconds.one)} units/s)`,
          ],
          [
            `${options.parts} packages of ${Math.floor(options.units / options.parts)}`,
            `${seconds.several} (${round(options.units / seconds.several)} units/s)`,
          ],
        ],
      ),
    ].join('\n\n'),
  );
}

async function secondsFor(
  directory: string,
  units: number,
  packages: number,
  objectBytes: number,
): Promise<number> {
  const file = join(directory, `package-${packages}.zip`);
  await generatePackage(shapeOf(units, objectBytes), file);
  const bench = await startBenchServer(directory);
  try {
    const started = performance.now();
    let left = packages;
    const send = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await bench.deposit(file);
      }
    };
    await Promise.all(Array.from({ length: SENT_AT_ONCE }, send));
    return round((performance.now() - started) / 1000);
  } finally {
    await bench.stop();
  }
}

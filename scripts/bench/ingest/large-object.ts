import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { measureFloor } from '../floor.ts';
import { generatePackage } from '../generate-package.ts';
import { watchMemory } from '../memory.ts';
import { writeSection } from '../write-section.ts';
import { inBenchDirectory, startBenchServer } from './bench-server.ts';
import { machineLine, memoryLine, round, secondsByStep, table } from './report.ts';
import { shapeOf } from './whole.ts';

export interface LargeObjectOptions {
  readonly objectBytes: number;
  readonly write: boolean;
  readonly directory?: string;
}

/** One object of some gigabytes. */
export async function benchLargeObject(options: LargeObjectOptions): Promise<void> {
  const shape = shapeOf(1, options.objectBytes);
  const report = await inBenchDirectory(options.directory, async (directory) => {
    const file = join(directory, 'package.zip');
    await generatePackage(shape, file);
    const floor = await measureFloor(file, shape, join(directory, 'floor'));
    const bench = await startBenchServer(directory);
    try {
      const memory = watchMemory(bench.server.pid);
      const { seconds, receivedSeconds, operation } = await bench.deposit(file);
      const pass = secondsByStep(operation).STP_SANITY_CHECK_SIP ?? 0;
      return {
        bytes: (await stat(file)).size,
        floorSeconds: round(floor.seconds),
        receivedSeconds: round(receivedSeconds),
        passSeconds: pass,
        seconds: round(seconds),
        ofTheFloor: { received: round(floor.seconds / receivedSeconds), stored: round(floor.seconds / pass) },
        peakMemory: await memory.stop(),
      };
    } finally {
      await bench.stop();
    }
  });
  console.log(JSON.stringify(report, null, 2));
  if (!options.write) return;
  await writeSection(
    'ingest large object',
    'One large object',
    [
      `\`npm run bench -- ingest --large-object --bytes ${options.objectBytes}\`: ${round(report.bytes / 1e9)} GB. The floor reads it once, hashes it, writes it twice with fsync. ${machineLine()}`,
      table(
        ['', ''],
        [
          ['floor', `${report.floorSeconds} s`],
          ['received', `${report.receivedSeconds} s: ${report.ofTheFloor.received} of the floor's rate`],
          [
            'read, hashed, identified, stored twice, read back',
            `${report.passSeconds} s: ${report.ofTheFloor.stored} of the floor's rate`,
          ],
          ['whole deposit', `${report.seconds} s`],
          ['peak memory (proportional set size)', memoryLine(report.peakMemory)],
        ],
      ),
    ].join('\n\n'),
  );
}

import { setTimeout as sleep } from 'node:timers/promises';
import { startServerProcess } from '../../server-process.ts';
import { memoryNow, residentOnce } from '../memory.ts';
import { writeSection } from '../write-section.ts';
import { inBenchDirectory } from './bench-server.ts';
import { machineLine, megabytes, memoryLine, round, table } from './report.ts';

/** A server that was left alone this long is idle. */
const REST_MS = 15_000;

/** What a server that does nothing costs, and how long it takes to start again. */
export async function benchIdle(options: {
  readonly write: boolean;
  readonly directory?: string;
}): Promise<void> {
  const report = await inBenchDirectory(options.directory, async (parent) => {
    const start = async () => {
      const started = performance.now();
      const server = await startServerProcess({
        name: 'idle',
        directory: parent,
        configuration: { logging: { level: 'warn' } },
      });
      return { server, seconds: round((performance.now() - started) / 1000) };
    };
    const first = await start();
    await first.server.stop();
    const { server, seconds } = await start();
    try {
      await sleep(REST_MS);
      return {
        firstStartSeconds: first.seconds,
        warmStartSeconds: seconds,
        resident: await residentOnce(server.pid),
        residentEach: await memoryNow(server.pid, 'Rss'),
        proportional: await memoryNow(server.pid, 'Pss'),
      };
    } finally {
      await server.stop();
    }
  });
  console.log(JSON.stringify(report, null, 2));
  if (!options.write) return;
  await writeSection(
    'idle',
    'Doing nothing',
    [
      `\`npm run bench -- ingest --idle\`. ${machineLine()}`,
      table(
        ['', ''],
        [
          ['first start (makes the database)', `${report.firstStartSeconds} s`],
          ['warm start', `**${report.warmStartSeconds} s**`],
          ['resident memory of server and worker together, idle', `**${megabytes(report.resident)}**`],
          [
            'the same, Node’s own pages counted in each',
            `${megabytes(report.residentEach.total)} (server ${megabytes(report.residentEach.server)}, worker ${megabytes(report.residentEach.worker)})`,
          ],
          ['proportional set size', memoryLine(report.proportional)],
        ],
      ),
    ].join('\n\n'),
  );
}

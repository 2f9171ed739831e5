import { cpus, loadavg } from 'node:os';
import { Readable } from 'node:stream';
import { accepted, type Client, createClient } from '../../packages/client/src/index.ts';
import { type ServerProcess, startServerProcess } from '../server-process.ts';
import { cpuSeconds } from './cpu-time.ts';
import { writeSection } from './write-section.ts';

const AGENCIES = 100_000;
const RULES = 10_000;
/** What is asked of an import of either. */
const LIMIT_SECONDS = 10;
const LINES_A_PIECE = 1_000;
const SESSION = { tenant: 0 };

interface Measure {
  readonly what: string;
  readonly seconds: number;
  /** Seconds of processor, of server, worker and PostgreSQL together. */
  readonly cpu?: number;
}

/** A file of lines, made while it is sent. */
function csv(header: string, count: number, line: (ordinal: number) => string): Readable {
  return Readable.from(
    (function* () {
      yield Buffer.from(`${header}\r\n`);
      for (let from = 0; from < count; from += LINES_A_PIECE) {
        const last = Math.min(from + LINES_A_PIECE, count);
        let piece = '';
        for (let ordinal = from; ordinal < last; ordinal += 1) piece += `${line(ordinal)}\r\n`;
        yield Buffer.from(piece);
      }
    })(),
    { objectMode: false },
  );
}

const agencies = (suffix: string, count = AGENCIES): Readable =>
  csv(
    'Identifier,Name,Description',
    count,
    (ordinal) =>
      `AG-${String(ordinal).padStart(6, '0')},Service ${ordinal}${suffix},Direction ${ordinal % 97} de la ville`,
  );

const rules = (years: number): Readable =>
  csv(
    'RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement',
    RULES,
    (ordinal) =>
      `R-${String(ordinal).padStart(5, '0')},AccessRule,Règle ${ordinal},Article ${ordinal},${years},Year`,
  );

async function timed(server: ServerProcess, what: string, work: () => Promise<unknown>): Promise<Measure> {
  const before = await cpuSeconds(server.pid, server.dataDirectory);
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1_000;
  const after = await cpuSeconds(server.pid, server.dataDirectory);
  const cpu = before === undefined || after === undefined ? undefined : after - before;
  return { what, seconds, ...(cpu === undefined ? {} : { cpu }) };
}

async function measure(client: Client, server: ServerProcess): Promise<readonly Measure[]> {
  const give = async (collection: 'agencies' | 'rules', file: Readable) =>
    accepted(await client.referentials.import(SESSION, collection, file, `${collection}.csv`));
  return [
    await timed(server, `import of ${AGENCIES} agencies, none before`, () => give('agencies', agencies(''))),
    await timed(server, 'the same file again: nothing changes', () => give('agencies', agencies(''))),
    await timed(server, `all ${AGENCIES} agencies change`, () => give('agencies', agencies(' bis'))),
    await timed(server, 'all but one agency are removed', () => give('agencies', agencies(' bis', 1))),
    await timed(server, `import of ${RULES} rules, none before`, () => give('rules', rules(10))),
    await timed(server, `all ${RULES} rules change`, () => give('rules', rules(20))),
  ];
}

/** `npm run bench -- referential`: imports of many items through the API, to the offers and back; written to BENCHMARKS.md. */
export async function benchReferential(): Promise<void> {
  const server = await startServerProcess({ name: 'bench', configuration: { logging: { level: 'warn' } } });
  const client = createClient({ url: server.url });
  try {
    const before = loadavg()[0] ?? 0;
    const measures = await measure(client, server);
    const after = loadavg()[0] ?? 0;
    for (const { what, seconds, cpu } of measures)
      console.log(
        `${seconds.toFixed(2).padStart(8)} s  ${(cpu ?? 0).toFixed(2).padStart(8)} s of processor  ${what}`,
      );
    const load = `load ${before.toFixed(1)} to ${after.toFixed(1)} on ${cpus().length} cores`;
    const lines = [
      `\`npm run bench -- referential\`, ${new Date().toISOString().slice(0, 10)}, ${load}. A CSV file is sent to the API; the`,
      'answer comes when every check is done, every line and the report are durable on two offers and read back, and the list is',
      `visible. At most ${LIMIT_SECONDS} s are asked of each.`,
      '',
      '| | seconds | seconds of processor (server, worker, PostgreSQL) |',
      '|---|---|---|',
      ...measures.map(
        ({ what, seconds, cpu }) => `| ${what} | ${seconds.toFixed(1)} | ${cpu?.toFixed(1) ?? ''} |`,
      ),
    ];
    await writeSection('referential', 'Imports of reference data', lines.join('\n'));
    const slow = measures.filter(({ seconds }) => seconds > LIMIT_SECONDS);
    if (slow.length > 0) {
      console.error(`over ${LIMIT_SECONDS} s: ${slow.map(({ what }) => what).join('; ')}`);
      process.exitCode = 1;
    }
  } finally {
    client.close();
    await server.stop();
  }
}

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepted, type Client, createClient } from '../../packages/client/src/index.ts';
import { type ServerProcess, startServerProcess } from '../server-process.ts';
import { writeSection } from './write-section.ts';

/** npm run bench -- tenants: what 1,000 tenants in one process cost. */

const TENANTS = 1_000;
const AGENCIES = 1_000;
const WARM_UP = 100;
const QUESTIONS = 400;
const START_LIMIT_SECONDS = 5;
const MEMORY_LIMIT_MEBIBYTES = 50;
const QUERY_LIMIT_RATIO = 1.2;
const QUERY_LIMIT_MILLISECONDS = 0.5;

interface Measure {
  readonly startSeconds: number;
  /** Resident memory of the server's process, after questions on every tenant. */
  readonly mebibytes: number;
  readonly queryMilliseconds: number;
}

export async function benchTenants(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'chartrier-tenants-'));
  try {
    await prepare(directory);
    const few = await measure(directory, 2);
    // the first start creates them, by one operation
    await (await start(directory, TENANTS)).stop();
    const many = await measure(directory, TENANTS);
    const growth = many.mebibytes - few.mebibytes;
    const allowed = Math.max(
      few.queryMilliseconds * QUERY_LIMIT_RATIO,
      few.queryMilliseconds + QUERY_LIMIT_MILLISECONDS,
    );
    const rows = [
      [
        'start, until the first answer',
        `${few.startSeconds.toFixed(1)} s`,
        `${many.startSeconds.toFixed(1)} s`,
        `≤ ${START_LIMIT_SECONDS} s`,
      ],
      [
        'memory of the server, after a question to each tenant',
        `${few.mebibytes.toFixed(0)} MiB`,
        `${many.mebibytes.toFixed(0)} MiB (+${growth.toFixed(0)})`,
        `≤ +${MEMORY_LIMIT_MEBIBYTES} MiB`,
      ],
      [
        'one tenant’s search among 1,000 agencies, median',
        `${few.queryMilliseconds.toFixed(2)} ms`,
        `${many.queryMilliseconds.toFixed(2)} ms`,
        `≤ ${allowed.toFixed(2)} ms`,
      ],
    ];
    const section = [
      '| | 2 tenants | 1,000 tenants | asked |',
      '|---|---|---|---|',
      ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    ].join('\n');
    console.log(section);
    await writeSection(
      'tenants',
      'A thousand tenants in one process',
      `\`npm run bench -- tenants\`, load ${loadavg()[0]?.toFixed(0)} on 2 cores.\n\n${section}`,
    );
    const holds =
      many.startSeconds <= START_LIMIT_SECONDS &&
      growth <= MEMORY_LIMIT_MEBIBYTES &&
      many.queryMilliseconds <= allowed;
    if (!holds) process.exitCode = 1;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function start(directory: string, tenants: number): Promise<ServerProcess> {
  const configuration = { tenants: Array.from({ length: tenants }, (_, id) => id), worker: { processes: 1 } };
  return startServerProcess({ name: 'tenants', directory, configuration });
}

/** The archive, with agencies to search among. */
async function prepare(directory: string): Promise<void> {
  const server = await start(directory, 2);
  const client = createClient({ url: server.url });
  try {
    const lines = Array.from({ length: AGENCIES }, (_, number) => `AG-${number},Agency ${number},`);
    const csv = Buffer.from(`Identifier,Name,Description\n${lines.join('\n')}\n`);
    accepted(await client.referentials.import({ tenant: 0 }, 'agencies', csv, 'agencies.csv'));
  } finally {
    client.close();
    await server.stop();
  }
}

async function measure(directory: string, tenants: number): Promise<Measure> {
  const began = performance.now();
  const server = await start(directory, tenants);
  const client = createClient({ url: server.url });
  try {
    await ask(client, 0);
    const startSeconds = (performance.now() - began) / 1_000;
    for (let question = 0; question < WARM_UP; question += 1) await ask(client, 0);
    const times: number[] = [];
    for (let question = 0; question < QUESTIONS; question += 1) {
      const asked = performance.now();
      await ask(client, 0);
      times.push(performance.now() - asked);
    }
    for (let question = 0; question < TENANTS; question += 1) await ask(client, question % tenants);
    times.sort((left, right) => left - right);
    return {
      startSeconds,
      queryMilliseconds: times[Math.floor(times.length / 2)] ?? 0,
      mebibytes: await residentMebibytes(server.pid),
    };
  } finally {
    client.close();
    await server.stop();
  }
}

async function ask(client: Client, tenant: number): Promise<void> {
  const query = { $query: { $eq: { Name: 'Agency 7' } }, $projection: {} };
  accepted(await client.referentials.find({ tenant }, 'agencies', query));
}

async function residentMebibytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1_024;
}

// npm run conformance -- [options]: a fresh server in the kit's initial state, the kit's runner with the options given,
// then the journals of all it did are checked and the server is stopped. `--claimed FILE` plays what conformance.json claims and writes the counts to FILE.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLogbooks } from './check-logbook.ts';
import { KIT, kitIsThere, RUNNER, readClaims, readReport } from './kit.ts';
import { type ConformanceServer, startConformanceServer } from './server.ts';

/** The runner polls every second by default; this server is quick, and its jobs do not wait for data to age. */
const QUICK = ['--poll', '100', '--age-scale', '0'];

async function play(server: ConformanceServer, options: readonly string[]): Promise<number> {
  const given = (name: string): boolean => options.some((one) => one === name || one.startsWith(`${name}=`));
  const defaults = [
    ...(given('--cases') ? [] : ['--cases', join(KIT, 'cases')]),
    ...(given('--data') ? [] : ['--data', KIT]),
    ...(given('--poll') ? [] : QUICK),
  ];
  return new Promise((resolve) => {
    const runner = spawn(
      process.execPath,
      [RUNNER, '--url', server.url, '--maintenance-url', server.maintenanceUrl, ...defaults, ...options],
      { stdio: 'inherit' },
    );
    runner.on('exit', (code) => resolve(code ?? 1));
  });
}

async function playClaims(server: ConformanceServer, countsFile: string): Promise<number> {
  const claims = await readClaims();
  const claimed = Object.values(claims.claimed).flat();
  const directory = await mkdtemp(join(tmpdir(), 'chartrier-claims-'));
  try {
    const report = join(directory, 'report.json');
    const chosen = [...claimed, ...claims.needed].flatMap((id) => ['--only', id]);
    await play(server, [...chosen, '--json', report]);
    const outcomes = new Map((await readReport(report)).map((one) => [one.id, one]));
    const broken = claimed.filter((id) => outcomes.get(id)?.outcome !== 'passed');
    for (const id of broken)
      console.error(`claimed, but not passed: ${id}: ${outcomes.get(id)?.why ?? 'not played'}`);
    await writeFile(
      countsFile,
      JSON.stringify({ passed: claimed.length - broken.length, failed: broken.length, skipped: 0 }),
    );
    return broken.length > 0 ? 1 : 0;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function main(parameters: readonly string[]): Promise<number> {
  const countsFile = parameters[0] === '--claimed' ? parameters[1] : undefined;
  if (!kitIsThere()) {
    console.log('conformance: left out, the kit of cases is not beside this checkout');
    if (countsFile !== undefined) {
      const claimed = Object.values((await readClaims()).claimed).flat().length;
      await writeFile(countsFile, JSON.stringify({ passed: 0, failed: 0, skipped: claimed }));
    }
    return 0;
  }
  const server = await startConformanceServer();
  try {
    const code =
      countsFile === undefined ? await play(server, parameters) : await playClaims(server, countsFile);
    const errors = await checkLogbooks(server.url, server.tenants);
    return errors > 0 ? 1 : code;
  } finally {
    await server.stop();
  }
}

process.exitCode = await main(process.argv.slice(2));

// Everything that must hold before a change lands, in the order of what fails fastest.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conformanceCounts, type Part, type PartResult, runPart, vitestCounts } from './part.ts';

const reports = await mkdtemp(join(tmpdir(), 'chartrier-ci-'));
const npm = (script: string, ...parameters: string[]): string[] => [
  'npm',
  'run',
  '--silent',
  script,
  ...(parameters.length > 0 ? ['--', ...parameters] : []),
];

const STATIC: readonly Part[] = [
  { name: 'type check', command: npm('typecheck') },
  { name: 'lint', command: npm('lint') },
  { name: 'floors', command: npm('floors') },
  { name: 'unused code', command: npm('unused') },
];

const tests: Part = {
  name: 'tests',
  command: [
    ...npm(
      'test',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, 'tests.json')}`,
    ),
  ],
  counts: () => vitestCounts(join(reports, 'tests.json')),
};

const crash: Part = {
  name: 'crash tests',
  command: npm(
    'test:crash',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, 'crash.json')}`,
  ),
  counts: () => vitestCounts(join(reports, 'crash.json')),
};

const conformance: Part = {
  name: 'conformance',
  command: npm('conformance', '--claimed', join(reports, 'conformance.json')),
  counts: () => conformanceCounts(join(reports, 'conformance.json')),
};

function tell(result: PartResult): void {
  const verdict = result.ok ? 'ok' : 'FAILED';
  console.log(
    `${result.name}: ${verdict} in ${result.seconds.toFixed(1)} s (${result.passed} passed, ${result.failed} failed)`,
  );
  if (!result.ok) console.log(result.output);
}

async function play(parts: readonly Part[]): Promise<PartResult[]> {
  const results: PartResult[] = [];
  for (const part of parts) {
    const result = await runPart(part);
    tell(result);
    results.push(result);
  }
  return results;
}

const started = performance.now();
const results = await play(STATIC);
// The conformance run is serial by nature: it goes on beside the tests, then the crash tests have the machine.
results.push(...(await Promise.all([play([tests]), play([conformance])])).flat());
results.push(...(await play([crash])));
await rm(reports, { recursive: true, force: true });

const sum = (key: 'passed' | 'failed' | 'skipped'): number =>
  results.reduce((total, one) => total + one[key], 0);
const failed = sum('failed');
console.log(
  `whole: ${((performance.now() - started) / 1000).toFixed(0)} s; ${sum('skipped')} tests left out`,
);
console.log(`${sum('passed')} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Part {
  readonly name: string;
  readonly command: readonly string[];
  /** Reads the part's own counts once it ended; a part without them counts as one. */
  readonly counts?: () => Promise<Counts>;
}

export interface PartResult extends Counts {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** A part's output above this length keeps its end: that is where failures are told. */
const KEPT_OUTPUT = 200_000;

/** Runs a part to its end. A part that exits 0 but counts a failure, or the reverse, is a failure. */
export async function runPart(part: Part): Promise<PartResult> {
  const started = performance.now();
  const [program, ...parameters] = part.command;
  if (program === undefined) throw new Error(`the part ${part.name} has no command`);
  let output = '';
  const code = await new Promise<number>((resolve) => {
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
    const keep = (text: Buffer): void => {
      output = (output + text.toString('utf8')).slice(-KEPT_OUTPUT);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      output += `${error.message}\n`;
      resolve(1);
    });
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  const counted = part.counts === undefined ? undefined : await part.counts().catch(() => undefined);
  const ok = code === 0 && (part.counts === undefined || (counted !== undefined && counted.failed === 0));
  const counts = counted ?? { passed: ok ? 1 : 0, failed: 0, skipped: 0 };
  return {
    name: part.name,
    ok,
    seconds: (performance.now() - started) / 1000,
    output,
    passed: counts.passed,
    failed: ok ? counts.failed : Math.max(counts.failed, 1),
    skipped: counts.skipped,
  };
}

/** Counts of a vitest JSON report. */
export async function vitestCounts(path: string): Promise<Counts> {
  const report = JSON.parse(await readFile(path, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numFailedTestSuites: number;
  };
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0),
    skipped: report.numPendingTests,
  };
}

/** Counts written by scripts/conformance: cases claimed that passed, and that did not. */
export async function conformanceCounts(path: string): Promise<Counts> {
  const report = JSON.parse(await readFile(path, 'utf8')) as Counts;
  return { passed: report.passed, failed: report.failed, skipped: report.skipped };
}

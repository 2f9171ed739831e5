import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The kit of black-box cases, kept beside the checkout; those who use the product do not have it. */
export const KIT = fileURLToPath(new URL('../../../shared/conformance/', import.meta.url));
export const RUNNER = join(KIT, 'run.mjs');

export function kitIsThere(): boolean {
  return existsSync(RUNNER);
}

export interface Claims {
  /** Cases that must pass, by feature. */
  readonly claimed: Readonly<Record<string, readonly string[]>>;
  /** Cases played only because claimed ones need what they leave. */
  readonly needed: readonly string[];
}

export async function readClaims(): Promise<Claims> {
  const text = await readFile(new URL('../../conformance.json', import.meta.url), 'utf8');
  return JSON.parse(text) as Claims;
}

export interface CaseReport {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'unsupported';
  readonly why?: string;
}

export async function readReport(path: string): Promise<readonly CaseReport[]> {
  const report = JSON.parse(await readFile(path, 'utf8')) as {
    readonly features: readonly { readonly cases: readonly CaseReport[] }[];
  };
  return report.features.flatMap((feature) => feature.cases);
}

/** Every feature's name in the kit. */
export async function kitFeatures(): Promise<readonly string[]> {
  const names = await readdir(join(KIT, 'cases'));
  return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
}

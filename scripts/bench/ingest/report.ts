import { loadavg } from 'node:os';
import type { LogbookOperation } from '@chartrier/client';
import type { Memory } from '../memory.ts';

/** Seconds of each step, from the dates of its start and end events. */
export function secondsByStep(operation: LogbookOperation): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(timesOfSteps(operation)).map(([step, { start, end }]) => [step, (end - start) / 1000]),
  );
}

/** When each step began and ended, in milliseconds as `Date.now` counts them. */
export function timesOfSteps(
  operation: LogbookOperation,
): Readonly<Record<string, { readonly start: number; readonly end: number }>> {
  const starts = new Map<string, number>();
  const times: Record<string, { readonly start: number; readonly end: number }> = {};
  for (const event of operation.events ?? []) {
    if (event.evParentId != null || event.evDateTime === undefined) continue;
    const at = Date.parse(`${event.evDateTime}Z`);
    if (event.evType.endsWith('.STARTED')) starts.set(event.evType.slice(0, -'.STARTED'.length), at);
    const start = starts.get(event.evType);
    if (start !== undefined) times[event.evType] = { start, end: at };
  }
  return times;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

export function memoryLine({ server, worker, total }: Memory): string {
  return `**${megabytes(total)}** together (server ${megabytes(server)}, worker ${megabytes(worker)}, each at its own highest)`;
}

/** What else the machine did: a figure is worth what this is. */
export function machineLine(): string {
  const date = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return `Measured ${date} UTC; load of the machine at the end: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')} (1, 5, 15 minutes).`;
}

export function table(
  header: readonly [string, string],
  rows: readonly (readonly [string, string])[],
): string {
  return [`| ${header.join(' | ')} |`, '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join(
    '\n',
  );
}

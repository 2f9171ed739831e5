import { expect } from 'vitest';
import { expectNothingElse } from '../nothing-else.ts';
import type { Deposited, DepositOptions, IngestBench } from '../start-ingest.ts';

export interface ToldFault {
  readonly code?: string;
  readonly entry?: string;
  readonly line?: number;
  readonly rule?: string;
  readonly found?: string;
  readonly fr: string;
  readonly en: string;
  readonly remedyFr: string;
  readonly remedyEn: string;
}

/** A deposit that is refused there, with journal and reply, every fault with its remedy, and nothing else left. */
export async function refusedDeposit(
  bench: IngestBench,
  content: Buffer,
  outDetail: string,
  options: DepositOptions = {},
): Promise<{ readonly deposited: Deposited; readonly faults: readonly ToldFault[] }> {
  const deposited = await bench.deposit(content, options);
  const fatal = deposited.operation.events.filter((event) => event.outDetail.includes('FATAL'));
  expect(fatal.map((event) => event.evDetData)).toEqual([]);
  expect(deposited.events).toContain(outDetail);
  expect([deposited.state, deposited.status]).toEqual(['COMPLETED', 'KO']);
  expect(await deposited.reply()).toContain('<ReplyCode>KO</ReplyCode>');
  const data = deposited.operation.events.map(({ evDetData }) => JSON.parse(evDetData ?? '{}'));
  const faults = data.flatMap((one) => (one.faults ?? []) as readonly ToldFault[]);
  for (const { fr, en, remedyFr, remedyEn } of faults)
    for (const text of [fr, en, remedyFr, remedyEn]) expect(text).toMatch(/\S/);
  await expectNothingElse(bench, deposited.operationId, options.tenant);
  return { deposited, faults };
}

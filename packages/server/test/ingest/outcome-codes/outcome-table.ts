import { expect, it } from 'vitest';
import { expectNothingElse } from '../nothing-else.ts';
import type { DepositOptions, IngestBench } from '../start-ingest.ts';

/** A deposit that provokes an outcome. */
export interface OutcomeCase extends DepositOptions {
  /** What is odd about it. */
  readonly why: string;
  /** The outDetails that its journal must hold. */
  readonly outDetails: readonly string[];
  /** outDetails of lifecycles, that only the reply holds when the deposit is refused. */
  readonly inReply?: readonly string[];
  /** The last event, when it is not that of the default workflow. */
  readonly final?: string;
  readonly status: 'OK' | 'WARNING' | 'KO';
  readonly sip: () => Promise<Buffer> | Buffer;
}

interface ToldFault {
  readonly fr?: string;
  readonly en?: string;
  readonly remedyFr?: string;
  readonly remedyEn?: string;
}

/** A test a case: the codes, their labels, a reply of the same status, faults with remedies, nothing else left. */
export function provokeOutcomes(bench: IngestBench, cases: readonly OutcomeCase[]): void {
  it.each(cases)(
    '$why: $outDetails.0',
    async ({ outDetails, inReply = [], final, status, sip, why: _, ...options }) => {
      const deposited = await bench.deposit(await sip(), options);
      expect(deposited.events).toEqual(expect.arrayContaining([...outDetails]));
      expect(deposited.status).toBe(status);
      expect(deposited.events.at(-1)).toBe(final ?? `PROCESS_SIP_UNITARY.${status}`);
      expect(deposited.events.filter((detail) => detail.includes('FATAL'))).toEqual([]);
      for (const { outDetail, outMessg } of deposited.operation.events)
        expect({ outDetail, outMessg }).not.toMatchObject({ outMessg: expect.stringMatching(/^!/) });
      const blank = options.workflow === 'BLANK_TEST';
      const reply = await deposited.reply();
      expect(reply).toContain(`<ReplyCode>${blank ? 'Test ' : ''}${status}</ReplyCode>`);
      for (const outDetail of inReply) expect(reply).toContain(`<OutcomeDetail>${outDetail}</OutcomeDetail>`);
      for (const { evDetData } of deposited.operation.events) {
        const { faults = [] } = JSON.parse(evDetData ?? '{}') as { faults?: readonly ToldFault[] };
        for (const fault of faults)
          for (const text of [fault.fr, fault.en, fault.remedyFr, fault.remedyEn]) expect(text).toMatch(/\S/);
      }
      if (status !== 'KO' && !blank) return;
      await expectNothingElse(bench, deposited.operationId, options.tenant);
      if (status !== 'KO') return;
      for (const outDetail of outDetails)
        expect(reply).toContain(`<OutcomeDetail>${outDetail}</OutcomeDetail>`);
    },
  );
}

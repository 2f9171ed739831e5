import { expect, it } from 'vitest';
import { endOf, ofKind, readRecords } from './read-records.ts';
import { type SmallManifest, smallManifest } from './small-manifest.ts';

/** A manifest with one fault of the schema: the rule it breaks, the line, the element. */
export type FaultCase = readonly [
  title: string,
  parts: SmallManifest,
  rule: string,
  line: number,
  element: string,
];

/** One test a case: the fault is found, alone, where it is, and said in both languages. */
export function refuseEach(cases: readonly FaultCase[]): void {
  it.each(cases)('%s', async (_title, parts, rule, line, element) => {
    const records = await readRecords(smallManifest(parts));
    const faults = ofKind(records, 'fault');
    expect(faults.map((fault) => [fault.rule, fault.line, fault.element])).toEqual([[rule, line, element]]);
    expect(endOf(records)).toMatchObject({ refusedFor: 'NOT_XSD_VALID', faultCount: 1 });
    for (const fault of faults) {
      for (const text of [fault.sentence.fr, fault.sentence.en, fault.remedy.fr, fault.remedy.en]) {
        expect(text).not.toBe('');
        expect(text).not.toMatch(/[{}]|undefined/);
      }
    }
  });
}

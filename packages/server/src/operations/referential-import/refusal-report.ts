import { type CollectionName, type Finding, findingRecord } from '../../referential/index.ts';

/** An entry of a refusal report: Vitam's three fields, and ours beside them. */
interface ReportedFault extends ReturnType<typeof findingRecord> {
  readonly 'Information additionnelle': string;
}

/** The report of an import that was refused: each fault under its line, or under the item that it is about. */
export function refusalReport(
  collection: CollectionName,
  head: Readonly<Record<string, unknown>>,
  findings: readonly Finding[],
  count: number,
): Buffer {
  const faults = new Map<string, ReportedFault[]>();
  for (const finding of findings) {
    const label = finding.line === undefined ? (finding.identifier ?? 'file') : `line ${finding.line}`;
    const record = findingRecord(finding);
    const reported = {
      ...record,
      Code: finding.warning ? record.Code : `${record.Code}.KO`,
      'Information additionnelle': record.Remedy,
    };
    faults.set(label, [...(faults.get(label) ?? []), reported]);
  }
  const name = collection === 'Agencies' ? 'Errors' : 'error';
  return Buffer.from(JSON.stringify({ ...head, [name]: Object.fromEntries(faults), FindingCount: count }));
}

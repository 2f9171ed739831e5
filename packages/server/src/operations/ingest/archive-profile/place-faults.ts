import { locateElements } from '@chartrier/seda';
import type { XmlFault } from '../../../scan/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import type { FaultPlace } from '../refusal.ts';
import type { Deposit } from '../staging/deposit.ts';

/** Columns, units and titles of faults of which a validator only gave lines: the manifest is read once more. */
export async function placeFaults(
  context: IngestContext,
  { deposit, tables }: Deposit,
  manifest: AsyncIterable<Uint8Array>,
  faults: readonly XmlFault[],
): Promise<readonly FaultPlace[]> {
  const located = await locateElements(manifest, faults);
  const units = [...new Set(located.flatMap((one) => (one?.unit === undefined ? [] : [one.unit])))];
  const { rows } = await context.services.database.query<{ manifest_id: string; title_path: string[] }>(
    `select manifest_id, title_path from ${tables.unit} where deposit = $1 and manifest_id = any ($2)`,
    [deposit, units],
  );
  const titles = new Map(rows.map(({ manifest_id: id, title_path: path }) => [id, path]));
  return faults.map(({ line, element }, index) => {
    const found = located[index];
    if (found === undefined) return { line, ...(element === undefined ? {} : { element }) };
    const titlePath = found.unit === undefined ? undefined : titles.get(found.unit);
    return { ...found, ...(titlePath === undefined ? {} : { titlePath }) };
  });
}

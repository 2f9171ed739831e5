import { chartrierError } from '@chartrier/messages';
import type { Database } from '../../platform/index.ts';
import { type Finding, findingMessage, findingRemedy } from '../../referential/index.ts';
import type { HeldFolder } from '../folders/index.ts';
import type { DescriptionItem } from './given-description.ts';

/** Rows written in one statement. */
const ROWS_AT_ONCE = 1_000;
/** Characters of JSON written in one statement, unless one row alone has more: lines may be long. */
const CHARACTERS_AT_ONCE = 4 * 2 ** 20;
/** Faults told at once; the others are counted. */
export const TOLD_FAULTS = 10;

/** Faults of a file of descriptions, of which some are told and all are counted. */
export interface DescriptionFaults {
  add(finding: Finding): void;
  /** Counts others that are not told. */
  addCount(others: number): void;
  /** @throws COLLECT_DESCRIPTIONS_REFUSED when there were some */
  refuse(): void;
}

export function descriptionFaults(): DescriptionFaults {
  const told: Finding[] = [];
  let total = 0;
  return {
    add(finding) {
      total += 1;
      if (told.length < TOLD_FAULTS) told.push(finding);
    },
    addCount(others) {
      total += others;
    },
    refuse() {
      const [first] = told;
      if (first === undefined) return;
      throw chartrierError('COLLECT_DESCRIPTIONS_REFUSED', {
        total,
        faultsFr: told.map((finding) => findingMessage(finding, 'fr')).join(' '),
        faultsEn: told.map((finding) => findingMessage(finding, 'en')).join(' '),
        firstRemedyFr: findingRemedy(first, 'fr'),
        firstRemedyEn: findingRemedy(first, 'en'),
      });
    },
  };
}

/**
 * Stages the lines of a file of descriptions by batches; nothing is applied yet.
 *
 * @throws COLLECT_DESCRIPTIONS_REFUSED with all that is wrong in the file, COLLECT_DESCRIPTIONS_NONE
 */
export async function stageDescriptions(
  database: Database,
  { id: folder, signal, transaction: { tenant } }: HeldFolder,
  items: AsyncIterable<DescriptionItem>,
): Promise<void> {
  const faults = descriptionFaults();
  let batch: string[] = [];
  let characters = 0;
  let count = 0;
  async function flush(): Promise<void> {
    signal.throwIfAborted();
    if (batch.length > 0)
      await database.query(
        `insert into collect_description (tenant, folder, line, path, fields)
         select $1, $2, line, path, fields
         from jsonb_to_recordset($3::jsonb) x (line integer, path text, fields jsonb)`,
        [tenant, folder, `[${batch.join(',')}]`],
      );
    batch = [];
    characters = 0;
  }
  for await (const item of items) {
    if ('finding' in item) {
      faults.add(item.finding);
      continue;
    }
    count += 1;
    const row = JSON.stringify(item);
    if (characters + row.length > CHARACTERS_AT_ONCE) await flush();
    batch.push(row);
    characters += row.length;
    if (batch.length >= ROWS_AT_ONCE) await flush();
  }
  await flush();
  faults.refuse();
  if (count === 0) throw chartrierError('COLLECT_DESCRIPTIONS_NONE');
}

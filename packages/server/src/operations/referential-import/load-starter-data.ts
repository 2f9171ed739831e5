import { Readable } from 'node:stream';
import type { Status } from '../../logbook/index.ts';
import type { NewGuid } from '../../platform/index.ts';
import { type CollectionName, collectionStamp, csvLine, owningTenant } from '../../referential/index.ts';
import type { OperationCaller } from '../engine/index.ts';
import { importReferential } from './import-referential.ts';
import type { ImportRequest, ReferentialRequestServices } from './request.ts';
import { STARTER_AGENCIES, STARTER_CONTRACTS, STARTER_RULES } from './starter-data.ts';

export interface StarterRequest {
  readonly tenant: number;
  readonly caller: OperationCaller;
  readonly signal?: AbortSignal;
}

/** What became of a collection: imported by an operation, or left as it was because it had something already. */
export interface StarterResult {
  readonly collection: CollectionName;
  readonly status: Status | 'LEFT';
  readonly operationId?: string;
}

const AGENCY_COLUMNS = ['Identifier', 'Name', 'Description'];
const RULE_COLUMNS = [
  'RuleId',
  'RuleType',
  'RuleValue',
  'RuleDescription',
  'RuleDuration',
  'RuleMeasurement',
];

/** In this order: contracts name what comes before. */
const STARTER: readonly (readonly [CollectionName, () => ImportRequest['given']])[] = [
  ['Agencies', () => csvFile([AGENCY_COLUMNS, ...STARTER_AGENCIES])],
  ['FileRules', () => csvFile([RULE_COLUMNS, ...STARTER_RULES])],
  ['ManagementContract', () => ({ json: [STARTER_CONTRACTS.ManagementContract] })],
  ['IngestContract', () => ({ json: [STARTER_CONTRACTS.IngestContract] })],
  ['AccessContract', () => ({ json: [STARTER_CONTRACTS.AccessContract] })],
];

function csvFile(rows: readonly (readonly string[])[]): ImportRequest['given'] {
  const text = rows.map((cells) => csvLine(cells)).join('');
  return { file: Readable.from([Buffer.from(text)], { objectMode: false }) };
}

/**
 * Makes a new tenant usable: an agency, rules, contracts, each by an ordinary import. A collection that has something is
 * left as it is, so that asking twice changes nothing.
 */
export async function loadStarterData(
  services: ReferentialRequestServices & { readonly newGuid: NewGuid },
  { tenant, caller, signal }: StarterRequest,
): Promise<readonly StarterResult[]> {
  const results: StarterResult[] = [];
  const scope = { tenant, administrationTenant: services.administrationTenant };
  for (const [collection, given] of STARTER) {
    const stamp = await collectionStamp(services.database, owningTenant(collection, scope), collection);
    if (stamp.split('/', 1)[0] !== '0') {
      results.push({ collection, status: 'LEFT' });
      continue;
    }
    const { status, operationId } = await importReferential(services, {
      tenant,
      caller,
      collection,
      given: given(),
      operationId: services.newGuid('operation', tenant),
      ...(signal === undefined ? {} : { signal }),
    });
    results.push({ collection, status, ...(operationId === undefined ? {} : { operationId }) });
  }
  return results;
}

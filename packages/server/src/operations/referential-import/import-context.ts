import type { Readable } from 'node:stream';
import { vitamDateTime } from '../../platform/index.ts';
import {
  type CheckContext,
  type CollectionName,
  collectionDefinition,
  openReferentialSnapshot,
  owningTenant,
  type StagingPlace,
} from '../../referential/index.ts';
import { isPermission } from '../../security/index.ts';
import type { ActionContext } from '../engine/index.ts';
import { existingUnits, isUnitProfileUsed } from './archive-usage.ts';
import type { ReferentialWorkflowServices } from './services.ts';

/** Name of the given file in the operation's workspace. */
export const GIVEN_FILE = 'given';

export type ImportContext = ActionContext<ReferentialWorkflowServices>;

/** The file given, as the request left it. @throws WORKSPACE_FILE_ABSENT */
export function readGiven({ services, operationId }: ImportContext): Promise<Readable> {
  return services.workspace.read(operationId, GIVEN_FILE);
}

/** The JSON value given; the request checked that it is one. */
export async function readGivenJson(context: ImportContext): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of await readGiven(context)) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString('utf8'));
}

/** What staging needs of an operation, or of a check that leaves nothing. */
export interface StagingContext
  extends Pick<ImportContext, 'tenant' | 'operationId' | 'signal' | 'transaction'> {
  readonly services: Pick<ReferentialWorkflowServices, 'administrationTenant'>;
}

/** Where the operation's documents of a collection are staged. */
export function stagingPlace(
  { tenant, operationId, services }: Pick<StagingContext, 'tenant' | 'operationId' | 'services'>,
  collection: CollectionName,
): StagingPlace {
  const { administrationTenant } = services;
  return {
    tenant,
    operationId,
    collection,
    owner: owningTenant(collection, { tenant, administrationTenant }),
  };
}

/** What the checks of a collection's documents may ask. */
export async function checkContext(
  context: ImportContext,
  collection: CollectionName,
): Promise<CheckContext> {
  const { services, tenant } = context;
  const { database, administrationTenant, externalIdentifiers } = services;
  const referentialOf = (other: number) =>
    openReferentialSnapshot(database, { tenant: other, administrationTenant });
  const key = collectionDefinition(collection).externalIdentifierKey;
  const given = externalIdentifiers.get(tenant) ?? [];
  return {
    referential: referentialOf(tenant),
    referentialOf,
    now: vitamDateTime(services.clock.now()),
    identifiersGiven: key === undefined || given.includes(key),
    tenants: await services.tenants(),
    strategies: new Set(services.storage.strategies.keys()),
    isPermission,
    existingUnits: (ids) => existingUnits(database, tenant, ids),
    isUnitProfileUsed: (identifier) => isUnitProfileUsed(database, tenant, identifier),
  };
}

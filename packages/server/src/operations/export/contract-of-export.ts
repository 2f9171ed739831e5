import { type AccessFilter, accessFilter } from '../../archive/query/index.ts';
import { type AccessContract, openReferentialSnapshot } from '../../referential/index.ts';
import { requestOf } from './request.ts';
import type { ExportContext } from './services.ts';

/** The access contract of an export, and what it shows today; undefined when it is not active any more. */
export async function contractOf(
  context: ExportContext,
): Promise<{ readonly contract: AccessContract; readonly access: AccessFilter } | undefined> {
  const { tenant, services } = context;
  const { database, administrationTenant, clock } = services;
  const referential = openReferentialSnapshot(database, { tenant, administrationTenant });
  const contract = await referential.find('AccessContract', requestOf(context).contract);
  if (contract === undefined || contract.Status !== 'ACTIVE') return undefined;
  return { contract, access: accessFilter(contract, tenant, clock.now().toISOString().slice(0, 10)) };
}

/** Whether the contract wants it known which objects were given; one that was closed meanwhile still says so. */
export async function isAccessLogged(context: ExportContext): Promise<boolean> {
  const { tenant, services } = context;
  const { database, administrationTenant } = services;
  const referential = openReferentialSnapshot(database, { tenant, administrationTenant });
  const contract = await referential.find('AccessContract', requestOf(context).contract);
  return contract?.AccessLog === 'ACTIVE';
}

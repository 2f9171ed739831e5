import type { SedaVersion } from '@chartrier/seda';
import type { Queryable } from '../../platform/index.ts';
import type { Outcome } from '../engine/index.ts';
import { refused } from './refused.ts';
import { type DeliveryParameters, requestOf } from './request.ts';
import type { ExportContext } from './services.ts';

/** Versions in which units were deposited that may be written in another: Vitam's rule. */
const WRITABLE: Readonly<Record<SedaVersion, readonly SedaVersion[]>> = {
  '2.1': ['2.1'],
  '2.2': ['2.1', '2.2', '2.3'],
  '2.3': ['2.1', '2.2', '2.3'],
};

const NEEDED_BY_MESSAGE: readonly (keyof DeliveryParameters)[] = [
  'messageRequestIdentifier',
  'archivalAgencyIdentifier',
  'requesterIdentifier',
];

/** Why the units that were listed cannot be written as asked; undefined when they can. */
export async function judgeRequest(
  context: ExportContext,
  queryable: Queryable,
): Promise<Outcome | undefined> {
  const { sedaVersion: version, full, parameters } = requestOf(context);
  const missing = full ? NEEDED_BY_MESSAGE.filter((name) => (parameters[name] ?? '') === '') : [];
  if (missing.length > 0)
    return refused(context, 'Reason', 'EXPORT_PARAMETERS_MISSING', { parameters: missing.join(', ') });
  const { tenant, operationId } = context;
  const { rows } = await queryable.query<{
    readonly units: number;
    readonly found: number;
    readonly unit: string | null;
    readonly versions: readonly string[] | null;
  }>(
    `select count(*)::integer units, count(*) filter (where foreign_version)::integer found,
       min(id) filter (where foreign_version) unit,
       array_agg(distinct version order by version) filter (where foreign_version) versions
     from (
       select u.id, u.document ->> '_sedaVersion' version,
         coalesce(u.document ->> '_sedaVersion', $4) <> all ($3) foreign_version
       from export_unit e join unit u on u.tenant = e.tenant and u.id = e.unit_id
       where e.tenant = $1 and e.operation_id = $2) listed`,
    [tenant, operationId, WRITABLE[version], version],
  );
  const { units = 0, found = 0, unit = null, versions = null } = rows[0] ?? {};
  if (units === 0) return refused(context, 'Reason', 'EXPORT_NOTHING_FOUND');
  if (found === 0) return undefined;
  return refused(context, 'Reason', 'EXPORT_SEDA_INCOMPATIBLE', {
    found,
    unit: unit ?? '',
    versions: (versions ?? []).join(', '),
    version,
  });
}

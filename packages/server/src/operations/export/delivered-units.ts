import type { ArchiveUnitInput, ReadonlyJsonObject } from '@chartrier/seda';
import type { Transaction } from '../../platform/index.ts';
import { deliveredLinks, type LinksOfUnits } from './delivered-links.ts';
import { lifecycleEvents, NO_EVENTS } from './lifecycle-events.ts';
import { type Delivered, referencesIn, withinPackage } from './references.ts';
import type { ExportContext } from './services.ts';

const BATCH = 200;

interface UnitRow {
  readonly ordinal: number;
  readonly id: string;
  readonly opi: string;
  readonly ops: readonly string[];
  readonly document: ReadonlyJsonObject;
  /** Its group, when objects of it are delivered. */
  readonly group: string | null;
}

/** The units that are delivered, one after the other; what is under one is told by links. */
export async function* deliveredUnits(
  context: ExportContext,
  transaction: Transaction,
  withLifecycles: boolean,
): AsyncGenerator<ArchiveUnitInput> {
  const { tenant, operationId } = context;
  const links = deliveredLinks(context, transaction);
  const batches = transaction.stream<UnitRow>(
    `select e.ordinal, u.id, u.opi, u.ops, u.document,
       (select o.group_id from export_object o
        where o.tenant = $1 and o.operation_id = $2 and o.group_id = u.og limit 1) as group
     from export_unit e join unit u on u.tenant = e.tenant and u.id = e.unit_id
     where e.tenant = $1 and e.operation_id = $2 order by e.ordinal`,
    [tenant, operationId],
    BATCH,
  );
  try {
    for await (const units of batches) {
      context.signal.throwIfAborted();
      const delivered = await deliveredAmong(context, units);
      const events = withLifecycles ? await lifecycleEvents(context, 'unit', units) : NO_EVENTS;
      for (const unit of units)
        yield { ...inputOf(unit, delivered, links), events: events.get(unit.id) ?? [] };
    }
  } finally {
    await links.close();
  }
}

function inputOf(
  { ordinal, id, document, group }: UnitRow,
  delivered: Delivered,
  links: LinksOfUnits,
): ArchiveUnitInput {
  const { ArchiveUnitProfile: profile, _mgt: management, ...content } = document;
  return {
    id,
    content: withinPackage(content, delivered),
    ...(typeof profile === 'string' ? { archiveUnitProfile: profile } : {}),
    ...(isObject(management) ? { management } : {}),
    ...(group === null ? {} : { objectReference: { to: 'group' as const, id: group } }),
    links: links.of(ordinal),
  };
}

/** What the package holds of all that the descriptions of some units designate. */
async function deliveredAmong(
  { tenant, operationId, services }: ExportContext,
  units: readonly UnitRow[],
): Promise<Delivered> {
  const found = units.map(({ document }) => referencesIn(document));
  const ids = [...new Set(found.flatMap((one) => one.units))];
  const objects = [...new Set(found.flatMap((one) => one.objects))];
  const read = async (text: string, wanted: readonly string[]) => {
    if (wanted.length === 0) return new Set<string>();
    const { rows } = await services.database.query<{ readonly id: string }>(text, [
      tenant,
      operationId,
      wanted,
    ]);
    return new Set(rows.map(({ id }) => id));
  };
  return {
    units: await read(
      'select unit_id id from export_unit where tenant = $1 and operation_id = $2 and unit_id = any($3)',
      ids,
    ),
    objects: await read(
      `select object_id id from export_object where tenant = $1 and operation_id = $2 and object_id = any($3)
       union select group_id from export_object where tenant = $1 and operation_id = $2 and group_id = any($3)`,
      objects,
    ),
  };
}

function isObject(value: ReadonlyJsonObject[string] | undefined): value is ReadonlyJsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

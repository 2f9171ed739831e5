import { type Transaction, vitamDateTime } from '../../platform/index.ts';
import { chartedFormats, type FormatIdentifier } from '../../referential/index.ts';
import type { ActionDefinition, LifecycleFact } from '../engine/index.ts';
import { type FormatFinding, findingOf } from './findings.ts';
import { type HeldGroup, heldGroups, heldObjects, type StoredGroup } from './held-objects.ts';
import { type IdentifiedObject, identifyHeld } from './identify-held.ts';
import type { ReidentificationContext, ReidentificationServices } from './services.ts';

export const REIDENTIFICATION = 'FORMAT_REIDENTIFICATION';
const EVENT = `LFC.${REIDENTIFICATION}`;

/**
 * Identifies the objects of the batch's groups with the signatures in force, and stages the new versions of those that
 * have another format. A format that is recognised no more stays, and is told: an archive forgets nothing.
 */
export function reidentifyGroups(changes: boolean): ActionDefinition<ReidentificationServices> {
  return {
    key: REIDENTIFICATION,
    behavior: 'BLOCKING',
    lifecycle: changes
      ? [{ kind: 'objectgroup', evType: EVENT, audience: 'changed', onlyWithFact: true }]
      : [],
    run: async (context) => {
      const { tenant, operationId, services, range } = context;
      if (range === undefined) throw new Error('an action on items was given no range');
      const formats = await services.formats.inForce();
      const groups = await heldGroups(services.database, tenant, operationId, [range.from, range.to]);
      const identified = await identifyAll(context, formats, groups);
      const found = await findingsOf(context, formats, identified);
      await context.transaction((transaction) => stage(transaction, context, groups, found));
      if (changes) await context.recordFacts([...found.values()].flatMap((one) => factsOf(one, formats)));
      return outcomeOf(groups.length, [...found.values()]);
    },
  };
}

async function identifyAll(
  context: ReidentificationContext,
  formats: FormatIdentifier,
  groups: readonly HeldGroup[],
): Promise<readonly IdentifiedObject[]> {
  const { tenant, services } = context;
  const objects = heldObjects(services.database, tenant, groups);
  const identified: IdentifiedObject[] = [];
  for await (const one of identifyHeld(services.storage, formats, objects)) {
    identified.push(one);
    context.signal.throwIfAborted();
  }
  return identified;
}

interface Found {
  readonly group: HeldGroup;
  readonly findings: readonly FormatFinding[];
  /** Absent when the group stays as it is. */
  readonly document?: StoredGroup;
}

/** What there is to tell, group by group. */
async function findingsOf(
  context: ReidentificationContext,
  formats: FormatIdentifier,
  identified: readonly IdentifiedObject[],
): Promise<ReadonlyMap<number, Found>> {
  const { services, operationId } = context;
  const puids = new Set(identified.flatMap(({ format }) => (format === 'unread' ? [] : format.puids)));
  const charted = await chartedFormats(
    services.database,
    services.administrationTenant,
    [...puids],
    formats.formats,
  );
  const names = new Map(charted.map((format) => [format.PUID, format]));
  const known = new Set(names.keys());
  const found = new Map<number, Found>();
  for (const [ordinal, objects] of Map.groupBy(identified, ({ object }) => object.group.ordinal)) {
    const [first] = objects;
    const findings = objects.flatMap((one) => findingOf(one, known) ?? []);
    if (first === undefined || findings.length === 0) continue;
    const { group } = first.object;
    const changed = new Map(
      findings.flatMap(({ kind, object, to, basis }) => {
        const format = kind === 'changed' && to !== undefined ? names.get(to) : undefined;
        return format === undefined ? [] : [[object, { format, basis }] as const];
      }),
    );
    if (changed.size === 0) {
      found.set(ordinal, { group, findings });
      continue;
    }
    const qualifiers = group.document._qualifiers.map((qualifier) => ({
      ...qualifier,
      versions: qualifier.versions.map((version) => {
        const change = changed.get(version._id);
        if (change === undefined) return version;
        const { PUID, Name, MimeType } = change.format;
        return {
          ...version,
          FormatIdentification: {
            ...version.FormatIdentification,
            FormatLitteral: Name,
            MimeType: MimeType ?? '',
            FormatId: PUID,
          },
          _formatSource: { signatures: formats.signatures, basis: change.basis },
        };
      }),
    }));
    const operations = Array.isArray(group.document._ops) ? group.document._ops : [];
    const document = {
      ...group.document,
      _qualifiers: qualifiers,
      _ops: [...operations.filter((id) => id !== operationId), operationId],
      _v: group.version + 1,
      _av: group.atomicVersion + 1,
      _aud: vitamDateTime(services.clock.now()),
    };
    found.set(ordinal, { group, findings, document });
  }
  return found;
}

async function stage(
  transaction: Transaction,
  { tenant, operationId, range }: ReidentificationContext,
  groups: readonly HeldGroup[],
  found: ReadonlyMap<number, Found>,
): Promise<void> {
  await transaction.query(
    `delete from reidentified_group where tenant = $1 and operation_id = $2 and ordinal between $3 and $4`,
    [tenant, operationId, range?.from ?? 0, range?.to ?? -1],
  );
  const rows = groups.flatMap(({ ordinal, id, version, atomicVersion, strategy }) => {
    const one = found.get(ordinal);
    if (one === undefined) return [];
    const { findings, document = null } = one;
    return [{ ordinal, group_id: id, version, atomic_version: atomicVersion, strategy, findings, document }];
  });
  if (rows.length === 0) return;
  await transaction.query(
    `insert into reidentified_group
       (tenant, operation_id, ordinal, group_id, version, atomic_version, strategy, findings, document)
     select $1, $2, r.ordinal, r.group_id, r.version, r.atomic_version, r.strategy, r.findings, nullif(r.document, 'null')
     from jsonb_to_recordset($3::jsonb) r
       (ordinal integer, group_id text, version integer, atomic_version integer, strategy text, findings jsonb, document jsonb)`,
    [tenant, operationId, JSON.stringify(rows)],
  );
}

function factsOf({ group, findings, document }: Found, formats: FormatIdentifier): readonly LifecycleFact[] {
  if (document === undefined) return [];
  return findings
    .filter(({ kind }) => kind === 'changed')
    .map(({ object, from, to, basis }) => ({
      itemId: group.id,
      kind: 'objectgroup',
      evType: `${EVENT}.FILE_FORMAT`,
      status: 'OK',
      obId: object,
      evDetData: { diff: { '- PUID': from, '+ PUID': to }, Basis: basis, SignatureFiles: formats.signatures },
    }));
}

/** Objects that cannot be read, and formats that the list in force does not know, are for someone to look at. */
function outcomeOf(groups: number, found: readonly Found[]) {
  const doubtful = found.filter(({ findings }) => findings.some(({ kind }) => kind !== 'changed')).length;
  const right = groups - doubtful;
  return {
    status: doubtful > 0 ? ('WARNING' as const) : ('OK' as const),
    meter: { ...(right > 0 ? { OK: right } : {}), ...(doubtful > 0 ? { WARNING: doubtful } : {}) },
  };
}

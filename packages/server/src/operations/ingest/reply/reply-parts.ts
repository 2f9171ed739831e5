import type {
  JsonObject,
  ReplyEvent,
  ReplyGroup,
  ReplyHeader,
  ReplyObject,
  ReplyUnit,
} from '@chartrier/seda';
import {
  jsonObject,
  type LifecycleEvent,
  type LifecycleProblem,
  type LogbookEvent,
  labelOf,
} from '../../../logbook/index.ts';
import type { Transaction } from '../../../platform/index.ts';
import type { IngestServices } from '../ingest-services.ts';
import type { Deposit } from '../staging/deposit.ts';

const BATCH = 500;

/** What the reply repeats of the manifest's header. */
export function replyHeader({ facts }: Deposit): ReplyHeader {
  const { header } = facts;
  const optional = {
    archivalAgreement: header?.archivalAgreement,
    replyCodeListVersion: header?.codeLists.ReplyCodeListVersion,
    messageDigestAlgorithmCodeListVersion: header?.codeLists.MessageDigestAlgorithmCodeListVersion,
    fileFormatCodeListVersion: header?.codeLists.FileFormatCodeListVersion,
    messageIdentifier: header?.messageIdentifier,
    archivalAgency: header?.archivalAgency,
    transferringAgency: header?.transferringAgency,
  };
  return Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
}

export function replyEvent(
  event: LogbookEvent | LifecycleEvent,
  language: IngestServices['language'],
): ReplyEvent {
  return {
    evType: event.evType,
    label: labelOf(event.evType, language),
    evDateTime: event.evDateTime,
    outcome: event.outcome,
    outDetail: event.outDetail,
    outMessg: event.outMessg,
    ...(event.evDetData === undefined ? {} : { evDetData: jsonObject(event.evDetData) as JsonObject }),
  };
}

interface GroupRow {
  readonly id: string;
  /** None of a group that only the archive has. */
  readonly manifest_id: string | null;
  readonly objects: readonly {
    readonly id: string;
    readonly manifest_id: string;
    readonly physical: boolean;
    readonly declared_version: string | null;
    readonly usage: string;
  }[];
}

/**
 * The deposit's groups with their objects, and what is wrong with them, both in the order of ids. When not all went well,
 * the groups of the archive that its units share are told too, as those that have a lifecycle in the deposit (Vitam's
 * reply to such a deposit has them, without id).
 */
export async function* replyGroups(
  transaction: Transaction,
  { deposit, tenant, tables }: Deposit,
  problems: Problems,
  options: { readonly withShared: boolean; readonly language: IngestServices['language'] },
): AsyncGenerator<ReplyGroup> {
  const rows = transaction.stream<GroupRow>(
    `select g.id, g.manifest_id, coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'manifest_id', o.manifest_id,
         'physical', o.physical, 'declared_version', o.declared_version, 'usage', o.usage) order by o.ordinal)
         filter (where o.id is not null), '[]') objects
     from ${tables.group} g left join ${tables.object} o on o.deposit = $1 and o.group_manifest_id = g.manifest_id
     where g.deposit = $1 group by g.id, g.manifest_id
     union all
     select o.id, null, '[]' from object_group o
     where $3 and o.tenant = $2 and o.id in (
       select designated_id from ${tables.unit}
       where deposit = $1 and designated_kind = 'existingGroup' and existing is null)
       and not exists (select from ${tables.group} g where g.deposit = $1 and g.id = o.id)
     order by 1`,
    [deposit, tenant, options.withShared],
    BATCH,
  );
  for await (const batch of rows) {
    for (const { id, manifest_id: manifestId, objects } of batch) {
      const manifestIds = new Map(objects.map((object) => [object.id, object.manifest_id]));
      const events = (await problems.of('objectgroup', id)).map((event): ReplyEvent => {
        const about = manifestIds.get(event.obId ?? '');
        return {
          ...replyEvent(event, options.language),
          ...(about === undefined ? {} : { dataObjectReferenceId: about }),
        };
      });
      yield {
        ...(manifestId === null ? {} : { id: manifestId }),
        events,
        objects: objects.map(
          (object): ReplyObject => ({
            kind: object.physical ? 'physicalDataObject' : 'binaryDataObject',
            id: object.manifest_id,
            systemId: object.id,
            groupSystemId: id,
            version: object.declared_version ?? object.usage,
          }),
        ),
      };
    }
  }
}

/** The deposit's units; when all went well, those of the archive that it attaches to are told too. */
export async function* replyUnits(
  transaction: Transaction,
  { deposit, tables }: Deposit,
  problems: Problems,
  options: { readonly withExisting: boolean; readonly language: IngestServices['language'] },
): AsyncGenerator<ReplyUnit> {
  const rows = transaction.stream<{ id: string; manifest_id: string }>(
    `select coalesce(a.id, u.id) id, u.manifest_id from ${tables.unit} u
     left join ${tables.attachment} a on a.deposit = $1 and a.ordinal = u.ordinal
     where u.deposit = $1 and (u.existing is null or $2) order by u.id`,
    [deposit, options.withExisting],
    BATCH,
  );
  for await (const batch of rows) {
    for (const { id, manifest_id: manifestId } of batch) {
      const events = await problems.of('unit', id);
      yield {
        id: manifestId,
        systemId: id,
        events: events.map((event) => replyEvent(event, options.language)),
      };
    }
  }
}

/** Problems of items asked for in the order in which they come: two lists in one order are read side by side. */
export interface Problems {
  of(kind: LifecycleProblem['kind'], itemId: string): Promise<readonly LifecycleEvent[]>;
}

export function problemsInOrder(source: AsyncIterator<LifecycleProblem>): Problems {
  let next: LifecycleProblem | undefined;
  let over = false;

  async function advance(): Promise<void> {
    const { value, done } = await source.next();
    next = done === true ? undefined : value;
    over = done === true;
  }

  return {
    async of(kind, itemId) {
      if (next === undefined && !over) await advance();
      // Groups come before units, ids in their order.
      while (next !== undefined && (next.kind < kind || (next.kind === kind && next.itemId < itemId)))
        await advance();
      return next?.kind === kind && next.itemId === itemId ? next.events : [];
    },
  };
}

export const NO_PROBLEM: Problems = { of: async () => [] };

import type { ExternalEvent } from '@chartrier/seda';
import type { LifecycleFact } from '../../engine/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import type { Deposit } from '../staging/deposit.ts';
import { holdsNo } from '../staging/rare-parts.ts';
import { unitsAtATime } from '../staging/units-at-a-time.ts';

const BATCH = 500;

/**
 * What units and groups have of their own at their creation: the events of the journal that the producer kept of them,
 * and the units of the archive that they are attached to.
 */
export async function recordManifestLifecycles(context: IngestContext, deposit: Deposit): Promise<void> {
  const { facts } = deposit;
  if (facts.graph?.outside !== 0 || !holdsNo(facts, 'sharedGroups'))
    await recordAttachments(context, deposit);
  if (holdsNo(facts, 'events')) return;
  await recordUnitEvents(context, deposit);
  await recordGroupEvents(context, deposit);
}

/** The units of the archive that a unit has among its parents, and the group of the archive that it shares. */
async function recordAttachments(context: IngestContext, { deposit, tables, graph }: Deposit): Promise<void> {
  await context.recordFactsFrom({
    kind: 'unit',
    text: `select coalesce(p.child, s.id) item_id, 'OK' status,
             jsonb_build_array(jsonb_build_object('t', 'LFC.CHECK_MANIFEST',
               'd', jsonb_strip_nulls(jsonb_build_object('_up', p.up, '_og', s.og))::text)) facts
           from (select l.child, jsonb_agg(l.parent order by l.ordinal) up from ${graph.link} l
                 where l.work = $1 and not exists (select from ${graph.node} n where n.work = $1 and n.id = l.parent)
                 group by l.child) p
           full join (
             select u.id, u.designated_id og from ${tables.unit} u
             where u.deposit = $1 and u.existing is null and u.designated_kind = 'existingGroup') s on s.id = p.child`,
    values: [deposit],
    outcomes: [{ evType: 'LFC.CHECK_MANIFEST', status: 'OK' }],
  });
}

async function recordUnitEvents(context: IngestContext, staged: Deposit): Promise<void> {
  const { deposit, tables } = staged;
  await context.services.database.transaction(async (transaction) => {
    const rows = transaction.stream<{ id: string; events: ExternalEvent[] }>(
      `select id, events from ${tables.unit} where deposit = $1 and events is not null and existing is null order by ordinal`,
      [deposit],
      unitsAtATime(staged, BATCH),
    );
    for await (const batch of rows) {
      await context.recordFacts(batch.map(({ id, events }) => importedEvents('unit', id, events)));
    }
  });
}

async function recordGroupEvents(context: IngestContext, { deposit, tables }: Deposit): Promise<void> {
  await context.services.database.transaction(async (transaction) => {
    const rows = transaction.stream<{ id: string; events: ExternalEvent[] }>(
      `select g.id, jsonb_agg(e.event || case when o.id is null then '{}' else jsonb_build_object('obId', o.id) end
                order by e.line) events
       from ${tables.group_event} e
       join ${tables.group} g on g.deposit = $1 and g.manifest_id = e.group_manifest_id
       left join ${tables.object} o on o.deposit = $1 and o.manifest_id = e.object_manifest_id
       where e.deposit = $1 group by g.id, g.ordinal order by g.ordinal`,
      [deposit],
      BATCH,
    );
    for await (const batch of rows) {
      await context.recordFacts(batch.map(({ id, events }) => importedEvents('objectgroup', id, events)));
    }
  });
}

function importedEvents(
  kind: LifecycleFact['kind'],
  itemId: string,
  imported: readonly ExternalEvent[],
): LifecycleFact {
  return { itemId, kind, evType: 'LFC.EXTERNAL_LOGBOOK', status: 'OK', imported };
}

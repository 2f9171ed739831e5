import type { Language } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import { labelOf } from '../operation/outcome-message.ts';
import type { OperationReference } from '../operation/write-operation.ts';
import { STATUSES, type Status } from '../status.ts';
import { storedJson } from '../stored-json.ts';
import type { LifecycleAudience, LifecycleDeclaration, LifecycleKind } from './fact.ts';

export const ROOT_EVENT = 'LFC.LFC_CREATION';

/**
 * An event that an operation gives to all its items; labels, agent and date stand in it as they were then.
 */
export interface SharedEvent {
  readonly evType: string;
  /** Key of the action that gave it: an item's facts are under the same. Absent for the root. */
  readonly action?: string;
  readonly parent?: string;
  readonly audience: LifecycleAudience;
  readonly onlyWithFact?: boolean;
  readonly evDateTime: string;
  readonly evTypeProc: string;
  readonly agId: string;
  /** outMessg for each status that an item may have in this event. */
  readonly labels: Readonly<Record<string, string>>;
  /** When the operation was committed: set by the commit. */
  readonly lastPersistedDate?: string;
}

/** Room between the ordinals of two steps' events: a definition has fewer declarations in a step. */
const ORDINALS_PER_STEP = 1000;

/** What the actions of a step that ended give to their items' lifecycles. */
export interface SharedDeclarations {
  readonly step: number;
  readonly at: string;
  readonly evTypeProc: string;
  readonly agId: string;
  readonly language: Language;
  readonly declarations: readonly { readonly action: string; readonly event: LifecycleDeclaration }[];
}

export interface SharedEventRow {
  readonly kind: LifecycleKind;
  readonly ordinal: number;
  readonly document: SharedEvent;
}

/**
 * Writes what the items of a step share, when the step ends; a step done again replaces its events. The first
 * event for created items brings the root of their lifecycles (`LFC.LFC_CREATION`) with it.
 */
export async function writeSharedEvents(
  queryable: Queryable,
  operation: OperationReference,
  shared: SharedDeclarations,
): Promise<void> {
  await forgetSharedEvents(queryable, operation, shared.step);
  await insertSharedEvents(queryable, operation, sharedEventRows(shared));
}

/** The rows of a step's shared events, the root before the first of them that is for created items. */
export function sharedEventRows(shared: SharedDeclarations): readonly SharedEventRow[] {
  const rows: SharedEventRow[] = [];
  const common = { evDateTime: shared.at, evTypeProc: shared.evTypeProc, agId: shared.agId };
  for (const [place, { action, event }] of shared.declarations.entries()) {
    const audience = event.audience ?? 'created';
    if (audience === 'created' && !rows.some((row) => row.kind === event.kind && row.ordinal === 0))
      rows.push({
        kind: event.kind,
        ordinal: 0,
        document: { evType: ROOT_EVENT, audience, ...common, labels: labelsOf(ROOT_EVENT, shared.language) },
      });
    rows.push({
      kind: event.kind,
      ordinal: (shared.step + 1) * ORDINALS_PER_STEP + place,
      document: {
        evType: event.evType,
        action,
        ...(event.parent === undefined ? {} : { parent: event.parent }),
        audience,
        ...(event.onlyWithFact ? { onlyWithFact: true } : {}),
        ...common,
        labels: labelsOf(event.evType, shared.language),
      },
    });
  }
  return rows;
}

function labelsOf(evType: string, language: Language): Readonly<Record<string, string>> {
  const shown: readonly Status[] = STATUSES.filter((status) =>
    ['OK', 'WARNING', 'KO', 'FATAL'].includes(status),
  );
  return Object.fromEntries(shown.map((status) => [status, labelOf(`${evType}.${status}`, language)]));
}

/** Rows as they are: a root that is there already stays, it has the date of the first. */
export async function insertSharedEvents(
  queryable: Queryable,
  { tenant, id }: OperationReference,
  rows: readonly SharedEventRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await queryable.query(
    `insert into lifecycle_shared (tenant, operation_id, kind, ordinal, document)
     select $1, $2, shared.kind, shared.ordinal, shared.document
     from jsonb_to_recordset($3::jsonb) as shared (kind text, ordinal integer, document jsonb)
     on conflict (tenant, operation_id, kind, ordinal) do nothing`,
    [tenant, id, storedJson(rows)],
    { name: 'lifecycle-shared-insert' },
  );
}

/** Before a step is done again. */
export async function forgetSharedEvents(
  queryable: Queryable,
  { tenant, id }: OperationReference,
  step: number,
): Promise<void> {
  const first = (step + 1) * ORDINALS_PER_STEP;
  await queryable.query(
    `delete from lifecycle_shared where tenant = $1 and operation_id = $2 and ordinal >= $3 and ordinal < $4`,
    [tenant, id, first, first + ORDINALS_PER_STEP],
  );
}

/** Says when the operation's lifecycle events became part of the archive. Runs in the commit. */
export async function persistSharedEvents(
  queryable: Queryable,
  { tenant, id }: OperationReference,
  at: string,
): Promise<void> {
  await queryable.query(
    `update lifecycle_shared set document = document || jsonb_build_object('lastPersistedDate', $3::text)
     where tenant = $1 and operation_id = $2`,
    [tenant, id, at],
    { name: 'lifecycle-shared-persist' },
  );
}

/** Takes away all that an operation gave to lifecycles: it was refused, its items are not in the archive. */
export async function forgetLifecycles(
  queryable: Queryable,
  { tenant, id }: OperationReference,
): Promise<void> {
  await queryable.query('delete from lifecycle_shared where tenant = $1 and operation_id = $2', [tenant, id]);
  await queryable.query('delete from lifecycle_facts where tenant = $1 and operation_id = $2', [tenant, id]);
}

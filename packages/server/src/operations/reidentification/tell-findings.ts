import type { ActionDefinition } from '../engine/index.ts';
import type { ReidentificationServices } from './services.ts';

/** Pairs of formats that the last event names, the most frequent first. */
const NAMED_CHANGES = 100;

/** How many objects were found otherwise, and from which format to which, in the operation's last event. */
export const tellFindings: ActionDefinition<ReidentificationServices> = {
  key: 'FORMAT_REIDENTIFICATION_REPORT',
  behavior: 'NOBLOCKING',
  run: async ({ tenant, operationId, services }) => {
    const values = [tenant, operationId];
    const { rows } = await services.database.query<{
      kind: string;
      from: string;
      to: string;
      objects: number;
    }>(
      `select f ->> 'kind' kind, f ->> 'from' "from", f ->> 'to' "to", count(*) objects
       from reidentified_group g, jsonb_array_elements(g.findings) f
       where g.tenant = $1 and g.operation_id = $2
       group by 1, 2, 3 order by 4 desc, 1, 2, 3`,
      values,
    );
    const { rows: looked } = await services.database.query<{ groups: number }>(
      'select count(*) groups from reidentification_item where tenant = $1 and operation_id = $2',
      values,
    );
    const count = (kind: string) =>
      rows.filter((row) => row.kind === kind).reduce((sum, { objects }) => sum + objects, 0);
    const evDetData = {
      SignatureFiles: (await services.formats.inForce()).signatures,
      Groups: looked[0]?.groups ?? 0,
      Changed: count('changed'),
      Uncharted: count('uncharted'),
      Unrecognised: count('unrecognised'),
      Unread: count('unread'),
      Changes: rows
        .filter(({ kind }) => kind === 'changed' || kind === 'uncharted')
        .slice(0, NAMED_CHANGES)
        .map(({ kind, from, to, objects }) => ({ kind, from, to, objects })),
    };
    return { status: 'OK', evDetData, finalData: { evDetData } };
  },
};

import { agentText, appendEvents, labelOf, outDetail, type Status } from '../../logbook/index.ts';
import { type Queryable, vitamDateTime } from '../../platform/index.ts';
import type { FinalData } from './definition.ts';
import type { JournalVoice } from './dependencies.ts';
import type { OperationRow } from './operation-row.ts';

/** The last event of an operation's journal: the workflow's identifier with the operation's status. */
export async function writeFinalEvent(
  queryable: Queryable,
  voice: JournalVoice,
  row: Pick<OperationRow, 'tenant' | 'id' | 'identifier'>,
  status: Status,
  data: FinalData | undefined,
): Promise<void> {
  const detail = outDetail(row.identifier, data?.subcode, status);
  await appendEvents(queryable, row, {
    at: vitamDateTime(voice.clock.now()),
    agId: agentText(voice.agent),
    events: () => [
      {
        evType: row.identifier,
        outcome: status,
        outDetail: detail,
        outMessg: labelOf(detail, voice.language),
        ...(data?.evDetData === undefined ? {} : { evDetData: JSON.stringify(data.evDetData) }),
        ...(data?.obId === undefined ? {} : { fields: { obId: data.obId } }),
      },
    ],
  });
}

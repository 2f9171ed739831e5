import { chartrierError } from '@chartrier/messages';
import type { Status } from '../../logbook/index.ts';
import { type Queryable, vitamDateTime } from '../../platform/index.ts';
import type { ProcessState } from './definition.ts';
import type { OperationRow } from './operation-row.ts';
import { statusOfRow } from './operation-status.ts';

/** Which operations to list; absent criteria keep all. */
export interface ProcessQuery {
  readonly id?: string;
  readonly states?: readonly ProcessState[];
  readonly statuses?: readonly Status[];
  /** Identifiers, as evType: PROCESS_SIP_UNITARY. */
  readonly workflows?: readonly string[];
  /** Names of the step before the next one. */
  readonly listSteps?: readonly string[];
  readonly listProcessTypes?: readonly string[];
  /** `dd/MM/yyyy` or `yyyy-MM-dd`; both days are included. */
  readonly startDateMin?: string;
  readonly startDateMax?: string;
}

export interface ProcessDetail {
  readonly operationId: string;
  readonly processType: string;
  readonly stepByStep: boolean;
  readonly globalState: ProcessState;
  readonly stepStatus: Status;
  readonly previousStep?: string;
  readonly nextStep?: string;
  readonly processDate: string;
}

/** The latest operations that match: a list for people, who narrow it rather than turn its pages. */
export const LISTED_OPERATIONS = 1000;

/** A tenant's operations, the latest first. @throws PROCESS_QUERY_DATE */
export async function listOperations(
  queryable: Queryable,
  tenant: number,
  query: ProcessQuery,
): Promise<readonly ProcessDetail[]> {
  const from = dayOf('startDateMin', query.startDateMin);
  const to = dayOf('startDateMax', query.startDateMax);
  const found = await queryable.query<OperationRow>(
    `select * from operation where tenant = $1
       and ($2::text is null or id = $2)
       and ($3::text[] is null or state = any($3))
       and ($4::text[] is null or status = any($4))
       and ($5::text[] is null or identifier = any($5) or workflow = any($5))
       and ($6::text[] is null or steps[step] = any($6))
       and ($7::text[] is null or type_proc = any($7))
       and ($8::timestamptz is null or created_at >= $8)
       and ($9::timestamptz is null or created_at < $9::timestamptz + interval '1 day')
     order by created_at desc, id desc limit $10`,
    [
      tenant,
      query.id ?? null,
      listOrAll(query.states),
      listOrAll(query.statuses),
      listOrAll(query.workflows),
      listOrAll(query.listSteps),
      listOrAll(query.listProcessTypes),
      from,
      to,
      LISTED_OPERATIONS,
    ],
  );
  return found.rows.map(detailOf);
}

function detailOf(row: OperationRow): ProcessDetail {
  const { id, typeProc, stepByStep, state, status, previousStep, nextStep, createdAt } = statusOfRow(row);
  return {
    operationId: id,
    processType: typeProc,
    stepByStep,
    globalState: state,
    stepStatus: status,
    ...(previousStep === undefined ? {} : { previousStep }),
    ...(nextStep === undefined ? {} : { nextStep }),
    processDate: vitamDateTime(createdAt),
  };
}

/** An empty list in a ProcessQuery asks for nothing in particular. */
function listOrAll(list: readonly string[] | undefined): readonly string[] | null {
  return list === undefined || list.length === 0 ? null : list;
}

function dayOf(field: string, text: string | undefined): Date | null {
  if (text === undefined || text === '') return null;
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const iso = french ? `${french[3]}-${french[2]}-${french[1]}` : /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  const date = iso === undefined ? undefined : new Date(`${iso}T00:00:00.000Z`);
  if (date === undefined || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso)
    throw chartrierError('PROCESS_QUERY_DATE', { field, value: text });
  return date;
}

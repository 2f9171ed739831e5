import type { OperationReference, Status } from '../../logbook/index.ts';
import type { Queryable } from '../../platform/index.ts';
import type { CompleteOperation } from '../../storage/index.ts';
import type { OperationCaller } from './definition.ts';
import type { OperationRow } from './operation-row.ts';

/** What the engine keeps of an operation at its end: the `operation` line of its journal. */
export interface OperationHeader {
  readonly id: string;
  readonly tenant: number;
  readonly workflow: string;
  readonly definitionVersion: number;
  readonly identifier: string;
  readonly typeProc: string;
  readonly lane: 'large' | 'small';
  readonly steps: readonly string[];
  readonly finallyStep: number;
  readonly status: Status;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly committedAt: string | null;
  readonly completedAt: string | null;
  readonly caller: OperationCaller;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export function operationHeader(row: OperationRow): OperationHeader {
  return {
    id: row.id,
    tenant: row.tenant,
    workflow: row.workflow,
    definitionVersion: row.definition_version,
    identifier: row.identifier,
    typeProc: row.type_proc,
    lane: row.lane,
    steps: row.steps,
    finallyStep: row.finally_step,
    status: row.outcome ?? row.status,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    committedAt: row.committed_at?.toISOString() ?? null,
    completedAt: row.completed_at?.toISOString() ?? null,
    caller: row.caller,
    parameters: row.parameters,
  };
}

/**
 * Puts a completed operation back in the database, from the header that `replayJournal` gave and what
 * `operation.json` says of its commit. The tenant's chain moves to it when it is later than what the chain
 * had. Replaying twice changes nothing.
 */
export async function restoreOperation(
  queryable: Queryable,
  { tenant, id }: OperationReference,
  given: Readonly<Record<string, unknown>>,
  commit?: CompleteOperation['commit'],
): Promise<void> {
  const header = given as unknown as OperationHeader;
  await queryable.query(
    `insert into operation (tenant, id, workflow, definition_version, identifier, type_proc, lane, steps, finally_step,
       state, status, step, refused, parameters, caller, seq, chain_link, prepared_digest, previous_link, committed_at,
       finished, outcome, sealed, created_at, started_at, completed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'COMPLETED', $10, $11, $12, $13, $14, $15, $16, $17, $22, $18,
       true, $10, true, $19, $20, $21)
     on conflict (tenant, id) do nothing`,
    [
      tenant,
      id,
      header.workflow,
      header.definitionVersion,
      header.identifier,
      header.typeProc,
      header.lane,
      header.steps,
      header.finallyStep,
      header.status,
      header.steps.length,
      commit === undefined,
      JSON.stringify(header.parameters),
      JSON.stringify(header.caller),
      commit?.seq ?? null,
      commit?.link ?? null,
      commit?.preparedDigest ?? null,
      header.committedAt,
      header.createdAt,
      header.startedAt,
      header.completedAt,
      commit?.previousLink ?? null,
    ],
  );
  if (commit !== undefined)
    await queryable.query(
      `insert into commit_chain (tenant, seq, link) values ($1, $2, $3)
       on conflict (tenant) do update set seq = excluded.seq, link = excluded.link
       where commit_chain.seq < excluded.seq`,
      [tenant, commit.seq, commit.link],
    );
}

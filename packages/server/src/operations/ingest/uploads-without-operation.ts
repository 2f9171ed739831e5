import type { Queryable } from '../../platform/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import { UPLOAD } from './ingest-services.ts';

/** A package received whole that no operation has. */
export interface LoneUpload {
  /** The id that its operation would have had, and its folder's name. */
  readonly operationId: string;
  readonly bytes: number;
}

/** Folders asked about in one statement. */
const ASKED_AT_ONCE = 500;

/**
 * Packages that are whole in the workspace and that the database knows no operation of: their server was killed just
 * before it made it (the depositor was not told that they were received), or the database was put back from a backup.
 */
export async function* uploadsWithoutOperation(
  queryable: Queryable,
  workspace: Workspace,
): AsyncGenerator<LoneUpload> {
  let ids: string[] = [];
  for await (const id of workspace.list()) {
    ids.push(id);
    if (ids.length < ASKED_AT_ONCE) continue;
    yield* lonely(queryable, workspace, ids);
    ids = [];
  }
  yield* lonely(queryable, workspace, ids);
}

async function* lonely(
  queryable: Queryable,
  workspace: Workspace,
  ids: readonly string[],
): AsyncGenerator<LoneUpload> {
  const { rows } = await queryable.query<{ id: string }>(
    `select asked.id from unnest($1::text[]) asked (id)
     where not exists (select from operation where operation.id = asked.id) order by asked.id`,
    [ids],
  );
  for (const { id: operationId } of rows) {
    const bytes = await workspace.size(operationId, UPLOAD);
    if (bytes !== undefined) yield { operationId, bytes };
  }
}

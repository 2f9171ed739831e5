import type { Readable } from 'node:stream';
import { chartrierError, isChartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import { PACKAGE } from './package-file.ts';
import { dipOutline } from './workflow.ts';

/** A package that may be fetched. */
export interface StoredDip {
  readonly size: number;
  readonly open: (range?: { readonly offset: number; readonly length: number }) => Promise<Readable>;
}

interface Standing {
  readonly contract: string;
  readonly completed: boolean;
  readonly succeeded: boolean;
  readonly size: number | null;
  readonly purged: boolean;
}

export interface DipReference {
  readonly tenant: number;
  readonly operation: string;
  /** Under which it is fetched: the one that it was made under, for another might not show what it holds. */
  readonly contract: string;
}

/**
 * The package of an export, whole: before its operation is over, and once it is purged, there is none.
 *
 * @throws DIP_UNKNOWN, DIP_NOT_READY, DIP_NOT_MADE, DIP_PURGED: all of them 404; DIP_OF_ANOTHER_CONTRACT (401)
 */
export async function fetchDip(
  { database, workspace }: { readonly database: Queryable; readonly workspace: Workspace },
  { tenant, operation, contract }: DipReference,
): Promise<StoredDip> {
  const { rows } = await database.query<Standing>(
    `select o.parameters ->> 'contract' contract, o.state = 'COMPLETED' completed,
       o.status in ('OK', 'WARNING') succeeded, d.size, d.purged_at is not null purged
     from operation o left join dip d on d.tenant = o.tenant and d.operation_id = o.id
     where o.tenant = $1 and o.id = $2 and o.workflow = $3`,
    [tenant, operation, dipOutline.id],
  );
  const standing = rows[0];
  if (standing === undefined) throw chartrierError('DIP_UNKNOWN', { operation });
  if (standing.contract !== contract)
    // which contract that is, whoever holds another one is not told
    throw chartrierError('DIP_OF_ANOTHER_CONTRACT', { operation, contract });
  if (!standing.completed) throw chartrierError('DIP_NOT_READY', { operation });
  if (!standing.succeeded) throw chartrierError('DIP_NOT_MADE', { operation });
  // packages are on no offer: a database that was made again from one knows none
  const held = standing.purged ? undefined : await workspace.size(operation, PACKAGE);
  if (standing.size === null || held !== standing.size) throw chartrierError('DIP_PURGED', { operation });
  return {
    size: standing.size,
    open: async (range) => {
      try {
        return await workspace.read(operation, PACKAGE, range);
      } catch (error) {
        // it was purged since it was looked at
        if (isChartrierError(error, 'WORKSPACE_FILE_ABSENT'))
          throw chartrierError('DIP_PURGED', { operation }, { cause: error });
        throw error;
      }
    },
  };
}

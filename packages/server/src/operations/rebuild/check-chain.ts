import { chartrierError } from '@chartrier/messages';
import type { CommitSeal, FolderName } from '@chartrier/offer-format';
import type { Queryable } from '../../platform/index.ts';

/** Refuses a commit that does not come right after the tenant's last one. @throws REBUILD_CHAIN_BROKEN */
export async function checkChain(
  queryable: Queryable,
  { tenant, operationId }: FolderName,
  { seq, previousLink }: CommitSeal,
): Promise<void> {
  const found = await queryable.query<{ seq: number; link: string }>(
    'select seq, link from commit_chain where tenant = $1',
    [tenant],
  );
  const last = found.rows[0] ?? { seq: 0, link: '' };
  if (seq !== Number(last.seq) + 1 || previousLink !== last.link)
    throw chartrierError('REBUILD_CHAIN_BROKEN', {
      tenant,
      after: Number(last.seq),
      found: seq,
      operation: operationId,
    });
}

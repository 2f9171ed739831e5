import type { Storage } from '../storage.ts';
import { openOperationFolder } from './open-folder.ts';
import type { OpenFolder, OperationFolder } from './operation-folder.ts';

/**
 * Has the folder of an operation filled in one go, and makes it durable on every offer: what its commit waits for. When that
 * fails the attempt is given up, and the next one begins anew.
 *
 * @returns the digest that the commit seals
 */
export async function prepareFolder(
  storage: Storage,
  { tenant, operationId, createdAt, attempt }: OpenFolder,
  fill: (folder: OperationFolder) => Promise<void>,
): Promise<{ readonly preparedDigest: string }> {
  const folder = await openOperationFolder(storage, { tenant, operationId, createdAt, attempt });
  try {
    await fill(folder);
    const { digest } = await folder.prepare();
    return { preparedDigest: digest };
  } catch (error) {
    await folder.abandon();
    throw error;
  }
}

import { join } from 'node:path';
import { type IngestContext, UPLOAD } from '../ingest-services.ts';
import { type OpenPackage, openPackage } from '../package/open-package.ts';

/** Opens the package of the operation, for what has to read it after the pass. */
export async function withPackageOf<T>(
  context: IngestContext,
  use: (opened: OpenPackage) => Promise<T>,
): Promise<T> {
  const { workspace, limits } = context.services;
  const path = await workspace.localPath(context.operationId, UPLOAD);
  const expanded = join(await workspace.scratch(context.operationId), 'expanded.tar');
  const opened = await openPackage(path, expanded, limits);
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

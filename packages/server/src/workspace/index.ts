/**
 * What is not archived yet, or not for long: uploads, drafts, exports to fetch, in one folder an operation.
 *
 *     const workspace = createFolderWorkspace(config.workspaceDirectory);
 *     const { size, sha512 } = await workspace.receive(operationId, 'upload', request, { maxBytes });
 *     const path = await workspace.localPath(operationId, 'upload');
 *     await workspace.remove(operationId);
 */
export { createFolderWorkspace } from './folder-workspace.ts';
export type { AppendOptions, ReceivedFile, ReceiveOptions, SlowestSource, Workspace } from './workspace.ts';
export { workspaceFailure } from './workspace-failure.ts';

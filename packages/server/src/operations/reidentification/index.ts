/**
 * What is held, identified again with the signatures in force: a trial that tells what would change, then the operation
 * that changes it, batch by batch, in the background.
 *
 *     await startReidentification(services, { tenant, operationId, caller, dryRun: true, scope: {} });
 *     const lines = await readFindings(services, { tenant, operationId });
 */
export type { FormatFinding } from './findings.ts';
export { readFindings } from './read-findings.ts';
export type { ReidentificationScope, ReidentificationServices } from './services.ts';
export { startReidentification } from './start-reidentification.ts';
export { reidentificationOutlines, reidentificationWorkflows } from './workflow.ts';

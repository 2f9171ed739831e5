/**
 * Updates of archive units, each an operation of the small lane: the new version is checked as a deposit's would be, kept
 * on the offers, and its difference is in the unit's lifecycle and in the answer.
 *
 *     const { difference } = await updateUnit(services, { tenant, operationId, caller, unit, contract, update });
 */
export type { UpdateRequestServices, UpdateWorkflowServices } from './services.ts';
export { type UpdatedUnit, type UpdateUnitRequest, updateUnit } from './update-unit.ts';
export { updateOutlines, updateWorkflows } from './workflow.ts';

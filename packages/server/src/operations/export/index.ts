/**
 * Exports: what a query finds under an access contract, written as a package (DIP) to fetch for some days. The manifest and
 * the objects stream from the database and the packs into one zip of the workspace.
 */
export { fetchDip, type StoredDip } from './fetch-dip.ts';
export { type ExportLaunch, launchDipExport } from './launch.ts';
export { type PurgeServices, purgeDips, removeDipsOfTenant } from './purge-dips.ts';
export type { DeliveryParameters, ExportRequest } from './request.ts';
export type { ExportRequestServices, ExportServices, ExportSettings } from './services.ts';
export { dipOutline, exportWorkflows } from './workflow.ts';

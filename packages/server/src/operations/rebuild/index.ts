/**
 * The database made again from the offers: all of it (`rebuild`, from one offer alone), or what it lacks (`catchUp`).
 *
 *     await rebuild({ database, administrationTenant, tenants }, offer);
 *     refuseWhenAhead(await offerAhead(database, storage));   // at the start of whatever writes
 *     await catchUp({ database, administrationTenant, tenants }, storage);
 */
export { catchUp, type OffersAhead, offerAhead, refuseWhenAhead } from './catch-up.ts';
export { rebuild } from './rebuild.ts';
export type { RebuildServices } from './replay-survey.ts';
export type { FolderList, RebuildReport } from './report.ts';
export type { SurveyedFolder, SurveyOptions } from './survey-offers.ts';

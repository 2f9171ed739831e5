/** Journals that other applications give to keep (`POST logbookoperations`). */
export { type ExternalLogbookServices, keepExternalJournal } from './keep-journal.ts';
export { externalLogbookOutline, externalLogbookWorkflows } from './workflow.ts';

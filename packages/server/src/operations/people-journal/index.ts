/** What people and their certificates were refused, and what they did, brought to the journals of operations. */
export { journalPeopleEvents, type PeopleJournalServices } from './journal-people-events.ts';
export { journalPersonalCertificate } from './journal-personal-certificate.ts';
export { journalOutlines, journalWorkflows } from './workflow.ts';

import {
  bindWorkflow,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from '../engine/index.ts';

/** A journal whose events came with its operation: running it only brings them to the offers. */
function journalWorkflow(identifier: string, typeProc: string): WorkflowDefinition<undefined> {
  return {
    id: identifier,
    identifier,
    typeProc,
    version: 1,
    lane: 'small',
    unlisted: true,
    givenJournal: true,
    steps: [
      {
        name: `${identifier}_JOURNAL`,
        behavior: 'BLOCKING',
        distribution: { kind: 'REF' },
        silent: true,
        actions: [
          { key: identifier, behavior: 'BLOCKING', run: async () => ({ status: 'OK', silent: true }) },
        ],
      },
    ],
  };
}

const people = journalWorkflow('STP_PEOPLE_JOURNAL', 'INTERNAL_OPERATING_OP');
const personalCertificate = journalWorkflow('STP_PERSONAL_CERTIFICATE_CHECK', 'CHECK');

export const peopleJournalOutline: WorkflowOutline = people;
export const personalCertificateOutline: WorkflowOutline = personalCertificate;
export const journalOutlines: readonly WorkflowOutline[] = [people, personalCertificate];

/** The workflows of this room, for a worker. */
export function journalWorkflows(): readonly Workflow[] {
  return [people, personalCertificate].map((definition) => bindWorkflow(definition, undefined));
}

import type { HeaderCheck } from './header-check.ts';
import { referentialOf } from './pass/strategies.ts';
import type { DepositFault } from './refusal.ts';
import { workflowFlags } from './workflow-flags.ts';

/** The originating agency is given and known; the submission agency, when given, is known. */
export const checkAgent: HeaderCheck = {
  key: 'CHECK_AGENT',
  applies: async ({ workflow }) => workflowFlags(workflow).checkOriginatingAgency,
  async run(context, { facts }) {
    const { originatingAgency, submissionAgency } = facts.managementMetadata ?? {};
    if (originatingAgency === undefined) {
      return {
        subcode: 'EMPTY_REQUIRED_FIELD',
        faults: [{ code: 'INGEST_AGENCY_ABSENT', element: 'OriginatingAgencyIdentifier' }],
      };
    }
    const given = [
      ['OriginatingAgencyIdentifier', originatingAgency],
      ['SubmissionAgencyIdentifier', submissionAgency],
    ] as const;
    const wanted = given.flatMap(([, agency]) => (agency === undefined ? [] : [agency]));
    const known = await referentialOf(context).findMany('Agencies', wanted);
    const faults = given.flatMap(([element, agency]): DepositFault[] =>
      agency === undefined || known.has(agency)
        ? []
        : [{ code: 'INGEST_AGENCY_UNKNOWN', element, parameters: { agency, element } }],
    );
    return faults.length === 0 ? undefined : { subcode: 'UNKNOWN', faults };
  },
};

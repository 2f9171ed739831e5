import type { HeaderCheck } from './check-header.ts';
import { referentialOf } from './pass/strategies.ts';
import { workflowFlags } from './workflow-flags.ts';

/** The originating agency is given and known; the submission agency, when given, is known. */
export const checkAgent: HeaderCheck = {
  key: 'CHECK_AGENT',
  applies: async ({ workflow }) => workflowFlags(workflow).checkOriginatingAgency,
  async run(context, { facts }) {
    const { originatingAgency, submissionAgency } = facts.managementMetadata ?? {};
    if (originatingAgency === undefined) {
      return { subcode: 'EMPTY_REQUIRED_FIELD', fault: { code: 'INGEST_AGENCY_ABSENT' } };
    }
    const given = [
      ['OriginatingAgencyIdentifier', originatingAgency],
      ['SubmissionAgencyIdentifier', submissionAgency],
    ] as const;
    const wanted = given.flatMap(([, agency]) => (agency === undefined ? [] : [agency]));
    const known = await referentialOf(context).findMany('Agencies', wanted);
    for (const [element, agency] of given) {
      if (agency !== undefined && !known.has(agency)) {
        const parameters = { agency, element };
        return { subcode: 'UNKNOWN', fault: { code: 'INGEST_AGENCY_UNKNOWN', element, parameters } };
      }
    }
    return undefined;
  },
};

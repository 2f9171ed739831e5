import {
  type AccessionRegisterDetail,
  type AccessionRegisterSummary,
  type AccessionRegisterSymbolic,
  HEADERS,
  type OkEnvelope,
  type SelectQuery,
} from '@chartrier/api-schema';
import type { Answer } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import { ALL } from './queries.ts';
import type { Session } from './session.ts';

export interface RegistersArea {
  /** What each originating agency holds. */
  summaries(session: Session, query?: SelectQuery): Promise<Answer<OkEnvelope<AccessionRegisterSummary>>>;
  /** What agencies saw, each night, of units that others produced. */
  symbolic(session: Session, query?: SelectQuery): Promise<Answer<OkEnvelope<AccessionRegisterSymbolic>>>;
  /** Entries, one a deposit. */
  details(session: Session, query?: SelectQuery): Promise<Answer<OkEnvelope<AccessionRegisterDetail>>>;
  detailsOf(
    session: Session,
    agency: string,
    query?: SelectQuery,
  ): Promise<Answer<OkEnvelope<AccessionRegisterDetail>>>;
}

export function registersArea(caller: Caller): RegistersArea {
  return {
    summaries: (session, query = ALL) =>
      caller.envelope(session, {
        service: 'admin',
        method: 'GET',
        path: '/accessionregisters',
        body: { json: query },
      }),
    symbolic: (session, query = ALL) =>
      caller.envelope(session, {
        service: 'admin',
        method: 'GET',
        path: '/accessionregisterssymbolic',
        body: { json: query },
      }),
    details: (session, query = ALL) =>
      caller.envelope(session, {
        service: 'admin',
        method: 'GET',
        path: '/accessionregisterdetails',
        body: { json: query },
      }),
    // Vitam's own client sends this one as POST with an override
    detailsOf: (session, agency, query = ALL) =>
      caller.envelope(session, {
        service: 'admin',
        method: 'POST',
        path: `/accessionregisters/${segment(agency)}/accessionregisterdetails`,
        headers: { [HEADERS.methodOverride]: 'GET' },
        body: { json: query },
      }),
  };
}

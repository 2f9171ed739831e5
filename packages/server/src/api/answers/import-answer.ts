import { HEADERS } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import type { ReferentialResult } from '../../operations/referential-import/index.ts';
import { type Finding, findingMessage, findingRemedy } from '../../referential/index.ts';
import { type AnswerHeaders, emptyAnswer, listAnswer, type RouteAnswer } from './route-answer.ts';

/** As many findings as a description can hold and be read; the report has them all. */
const TOLD_FINDINGS = 10;

/** How an accepted import or update is told. */
export type AcceptedForm =
  /** Nothing but the status. */
  | { readonly form: 'empty'; readonly status: number }
  /** Vitam's plain text; its clients only look at the status. */
  | { readonly form: 'text'; readonly status: number }
  /** The envelope of the documents made or changed. */
  | { readonly form: 'envelope'; readonly status: number }
  /** The envelope, with nothing in it. */
  | { readonly form: 'empty-envelope'; readonly status: number };

/**
 * The answer to an import or an update that is over. When the wait was over first, 202: the journal of the operation
 * (X-Request-Id) tells the rest.
 *
 * @throws REFERENTIAL_REFUSED (400) with what was found against the data; OPERATION_STOPPED (500) for a fault of ours
 */
export function importAnswer(result: ReferentialResult, accepted: AcceptedForm): RouteAnswer {
  const headers: AnswerHeaders =
    result.operationId === undefined ? {} : { [HEADERS.requestId]: result.operationId };
  switch (result.status) {
    case 'OK':
    case 'WARNING':
      return acceptedAnswer(result, accepted, headers);
    case 'STARTED':
      return emptyAnswer(202, headers);
    case 'KO':
      throw chartrierError('REFERENTIAL_REFUSED', told(result.findings));
    default:
      throw chartrierError('OPERATION_STOPPED', { operation: result.operationId ?? '' });
  }
}

function acceptedAnswer(
  { documents }: ReferentialResult,
  { form, status }: AcceptedForm,
  headers: AnswerHeaders,
): RouteAnswer {
  switch (form) {
    case 'empty':
      return emptyAnswer(status, headers);
    case 'text':
      return { kind: 'text', status, text: 'Successfully imported', headers };
    case 'envelope':
      return listAnswer(documents.map(externalNames), { status, headers });
    case 'empty-envelope':
      return listAnswer([], { status, headers });
  }
}

/** Names of stored fields, as callers see them; `_av` is for the database alone. */
const EXTERNAL_NAMES: Readonly<Record<string, string | null>> = {
  _id: '#id',
  _tenant: '#tenant',
  _v: '#version',
  _av: null,
};

/** A stored document with the names that callers see. */
export function externalNames(document: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, value]) => {
      const external = EXTERNAL_NAMES[name];
      return external === null ? [] : [[external ?? name, value]];
    }),
  );
}

/** What was found, in both languages: the error's sentences are made of them. */
export function told(findings: readonly Finding[]) {
  const refusals = findings.filter((finding) => !finding.warning).slice(0, TOLD_FINDINGS);
  const first = refusals[0];
  return {
    faultsFr: refusals.map((finding) => findingMessage(finding, 'fr')).join(' | '),
    faultsEn: refusals.map((finding) => findingMessage(finding, 'en')).join(' | '),
    firstRemedyFr: first === undefined ? '' : findingRemedy(first, 'fr'),
    firstRemedyEn: first === undefined ? '' : findingRemedy(first, 'en'),
  };
}

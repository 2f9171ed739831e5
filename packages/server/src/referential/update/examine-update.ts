import type { CheckContext } from '../check-context.ts';
import { type CollectionRules, firstFindings } from '../collection-rules.ts';
import { type Finding, refusal } from '../finding/finding.ts';
import { normaliseDates } from '../given-document.ts';
import { compileModel, type Draft, isObject, schemaFindings } from '../json/read-model.ts';
import { DOCUMENT_SCHEMAS } from '../models.ts';
import { applyUpdate } from './apply-update.ts';

export interface ExaminedUpdate {
  /** The document after the update; absent when it is refused. */
  readonly document?: Draft;
  readonly findings: readonly Finding[];
}

/**
 * What an update by identifier makes of a document, checked as an import would: references, then model. LastUpdate
 * becomes now; a change of Status dates the activation or the deactivation, unless the update gives that date.
 */
export async function examineUpdate(
  rules: CollectionRules,
  before: Draft,
  update: unknown,
  context: CheckContext,
): Promise<ExaminedUpdate> {
  const identifier = String(before.Identifier);
  const place = { identifier };
  const applied = applyUpdate(before, update);
  if ('findings' in applied)
    return { findings: applied.findings.map((finding) => ({ ...finding, ...place })) };
  const dated = normaliseDates(withoutNulls(applied.document), place);
  if (dated.findings.length > 0) return { findings: dated.findings };
  const computed = rules.computed.filter((field) => dated.draft[field] !== before[field]);
  if (computed.length > 0)
    return {
      findings: computed.map((field) =>
        refusal('REFERENTIAL_FIELD_PROTECTED', { field }, { ...place, field }),
      ),
    };
  const changed = statusDates(rules, before, dated.draft, context.now);
  const document = rules.recompute?.(changed) ?? changed;
  const findings = [
    ...(await firstFindings(
      [...(rules.changeChecks?.(before) ?? []), ...rules.checks],
      document,
      context,
      place,
    )),
    ...schemaFindings(compileModel(DOCUMENT_SCHEMAS[rules.collection]), document, place),
  ];
  return findings.length > 0 ? { findings } : { document, findings };
}

function statusDates(rules: CollectionRules, before: Draft, draft: Draft, now: string): Draft {
  const dates: Record<string, string> = {};
  if ('LastUpdate' in DOCUMENT_SCHEMAS[rules.collection].properties) dates.LastUpdate = now;
  const field = draft.Status === 'ACTIVE' ? 'ActivationDate' : 'DeactivationDate';
  if (draft.Status !== before.Status && draft.Status !== undefined && draft[field] === before[field])
    dates[field] = now;
  return { ...draft, ...dates };
}

/** `null` in `$set` takes a field away. */
function withoutNulls(draft: Draft): Draft {
  return Object.fromEntries(
    Object.entries(draft)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, isObject(value) ? withoutNulls(value) : value]),
  );
}

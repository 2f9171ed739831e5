import type { CheckContext } from './check-context.ts';
import { type CollectionRules, firstFindings } from './collection-rules.ts';
import { type Finding, refusal } from './finding/finding.ts';
import { isFilled, normaliseDates } from './given-document.ts';
import {
  compileModel,
  type Draft,
  givenItems,
  isObject,
  readModel,
  schemaFindings,
} from './json/read-model.ts';
import { DOCUMENT_SCHEMAS } from './models.ts';

/** A document that passed; its identifier is absent when the server makes it. */
export interface ExaminedDocument {
  readonly identifier: string | undefined;
  readonly document: Draft;
}

export interface Examination {
  readonly documents: readonly ExaminedDocument[];
  readonly findings: readonly Finding[];
  /** Paths of given fields that the model does not have, by item: they are left out. */
  readonly ignored: readonly string[];
}

/** Stands for an identifier that is made once everything is right, while the schema is checked. */
const TO_BE_MADE = '-';

/**
 * Examines a given JSON list of contracts, profiles, contexts … For each item the checks stop at the first that has
 * something against it; all items are examined. The order is Vitam's: technical id, mandatory fields and dates,
 * identifier already taken, references to other data, model.
 */
export async function examineDocuments(
  rules: CollectionRules,
  given: unknown,
  context: CheckContext,
): Promise<Examination> {
  const items = givenItems(given);
  if (items === undefined)
    return { documents: [], findings: [refusal('REFERENTIAL_NOT_A_LIST', {})], ignored: [] };
  const taken = await takenIdentifiers(rules, items, context);
  const schema = compileModel(DOCUMENT_SCHEMAS[rules.collection]);
  const documents: ExaminedDocument[] = [];
  const findings: Finding[] = [];
  const ignored: string[] = [];
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const label = labelOf(item) ?? `#${index + 1}`;
    const place = { identifier: label };
    if (!isObject(item)) {
      findings.push(refusal('REFERENTIAL_FIELD_TYPE', { field: label, expected: 'object' }, place));
      continue;
    }
    const read = readModel(DOCUMENT_SCHEMAS[rules.collection], withoutId(item));
    ignored.push(...read.ignored.map((path) => `${label}.${path}`));
    const dated = normaliseDates(read.draft, place);
    const identifier =
      context.identifiersGiven && isFilled(read.draft.Identifier) ? read.draft.Identifier : undefined;
    const early = [
      ...givenFieldFindings(rules, item, place),
      ...mandatoryFindings(rules, read.draft, context, place),
      ...dated.findings,
    ];
    const repeated = identifier !== undefined && seen.has(identifier);
    if (identifier !== undefined) seen.add(identifier);
    const own =
      early.length > 0
        ? early
        : identifier !== undefined && (repeated || taken.has(identifier))
          ? [
              repeated
                ? refusal(
                    'REFERENTIAL_IDENTIFIER_REPEATED',
                    { identifier },
                    { ...place, field: 'Identifier' },
                  )
                : refusal('REFERENTIAL_IDENTIFIER_TAKEN', { identifier }, { ...place, field: 'Identifier' }),
            ]
          : undefined;
    if (own !== undefined) {
      findings.push(...own);
      continue;
    }
    const { Identifier: _given, ...others } = rules.complete(dated.draft, context);
    const document = { Identifier: identifier ?? TO_BE_MADE, ...others };
    const against = [
      ...(await firstFindings(rules.checks, document, context, place)),
      ...schemaFindings(schema, { ...document, _id: '', _v: 0, ...tenantOf(rules) }, place),
    ];
    if (against.length > 0) findings.push(...against);
    else documents.push({ identifier, document });
  }
  return { documents, findings, ignored };
}

/** Fields of the platform that the schema asks for and that the store adds. */
export function tenantOf({ collection }: Pick<CollectionRules, 'collection'>): Draft {
  return '_tenant' in DOCUMENT_SCHEMAS[collection].properties ? { _tenant: 0 } : {};
}

async function takenIdentifiers(
  { collection }: CollectionRules,
  given: readonly unknown[],
  { referential, identifiersGiven }: CheckContext,
): Promise<ReadonlySet<string>> {
  if (!identifiersGiven) return new Set();
  const identifiers = given.map((item) => (isObject(item) ? item.Identifier : undefined)).filter(isFilled);
  return new Set((await referential.findMany(collection, identifiers)).keys());
}

const ID_FIELDS: readonly string[] = ['#id', '_id'];

function withoutId(item: Draft): Draft {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !ID_FIELDS.includes(name)));
}

function givenFieldFindings(
  { computed }: CollectionRules,
  item: Draft,
  place: { readonly identifier: string },
): readonly Finding[] {
  if (ID_FIELDS.some((name) => item[name] !== undefined && item[name] !== null))
    return [refusal('REFERENTIAL_ID_NOT_ALLOWED', {}, place)];
  return computed
    .filter((field) => item[field] !== undefined && item[field] !== null)
    .map((field) => refusal('REFERENTIAL_FIELD_COMPUTED', { field }, { ...place, field }));
}

function mandatoryFindings(
  { mandatory }: CollectionRules,
  draft: Draft,
  { identifiersGiven }: CheckContext,
  place: { readonly identifier: string },
): readonly Finding[] {
  return [...(identifiersGiven ? ['Identifier'] : []), ...mandatory]
    .filter(
      (field) => draft[field] === undefined || (typeof draft[field] === 'string' && !isFilled(draft[field])),
    )
    .map((field) => refusal('REFERENTIAL_FIELD_EMPTY', { field }, { ...place, field }));
}

function labelOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  return [item.Identifier, item.Name].find(isFilled);
}

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

export interface ExaminedList {
  readonly documents: readonly { readonly identifier: string; readonly document: Draft }[];
  readonly findings: readonly Finding[];
  /** Fields that the model does not know, left out: `<identifier>.<path>`. */
  readonly ignored: readonly string[];
}

/**
 * Examines a list that replaces a whole collection and whose items always have their identifier (griffins,
 * preservation scenarios): dates, model, identifiers given twice. Unknown fields are left out.
 *
 * @param check what an item has against the rest of the reference data
 */
export async function examineList(
  collection: 'Griffin' | 'PreservationScenario',
  given: unknown,
  now: string,
  check: (draft: Draft, place: { readonly identifier: string }) => Promise<readonly Finding[]>,
): Promise<ExaminedList> {
  const items = givenItems(given);
  if (items === undefined)
    return { documents: [], findings: [refusal('REFERENTIAL_NOT_A_LIST', {})], ignored: [] };
  const schema = compileModel(DOCUMENT_SCHEMAS[collection]);
  const documents: { readonly identifier: string; readonly document: Draft }[] = [];
  const findings: Finding[] = [];
  const ignored: string[] = [];
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const model = readModel(DOCUMENT_SCHEMAS[collection], isObject(item) ? item : {});
    const read = model.draft;
    const identifier = isFilled(read.Identifier) ? read.Identifier : `#${index + 1}`;
    ignored.push(...model.ignored.map((path) => `${identifier}.${path}`));
    const place = { identifier };
    const dated = normaliseDates(read, place);
    const document = { CreationDate: now, ...dated.draft, LastUpdate: now };
    const own = [
      ...(seen.has(identifier) ? [refusal('REFERENTIAL_IDENTIFIER_REPEATED', { identifier }, place)] : []),
      ...dated.findings,
    ];
    seen.add(identifier);
    const against =
      own.length > 0
        ? own
        : [
            ...schemaFindings(schema, { ...document, _id: '', _v: 0, _tenant: 0 }, place),
            ...(await check(document, place)),
          ];
    if (against.length > 0) findings.push(...against);
    else documents.push({ identifier, document });
  }
  return { documents, findings, ignored };
}

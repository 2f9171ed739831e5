import type { ErrorCode } from '@chartrier/messages';
import type { ExaminedList } from '../examine-list.ts';
import { type Finding, type FindingPlace, refusal } from '../finding/finding.ts';
import { isFilled } from '../given-document.ts';
import {
  compileModel,
  type Draft,
  givenItems,
  isObject,
  readModel,
  schemaFindings,
} from '../json/read-model.ts';
import { withTypeDetail } from '../ontology/ontology-defaults.ts';
import type { OntologyEntry } from '../ontology/ontology-entry.ts';
import { schemaElementSchema } from './schema-element.ts';

/** What a schema is examined against. */
export interface SchemaInPlace {
  /** Paths of the platform's own schema. */
  readonly internal: ReadonlySet<string>;
  /** Elements that the tenant added before, by path. */
  readonly external: ReadonlyMap<string, { readonly IsObject: boolean }>;
  /** Vocabularies, by the name that documents use and by identifier. */
  readonly vocabulary: (name: string) => OntologyEntry | undefined;
}

/** Dots separate names; `#` and `_` begin those of the platform. */
const PATH = /^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*$/;
const MAX_PATH = 500;

/**
 * Examines elements that are added to the schema of units. Each path is new, and its parents are objects of the
 * organisation's own; a leaf without type takes that of the vocabulary of its name.
 *
 * @param now date of the documents
 */
export function examineSchema(given: unknown, place: SchemaInPlace, now: string): ExaminedList {
  const items = givenItems(given);
  if (items === undefined)
    return { documents: [], findings: [refusal('REFERENTIAL_NOT_A_LIST', {})], ignored: [] };
  const models = items.map((item) => readModel(schemaElementSchema, isObject(item) ? item : {}));
  const drafts = models.map(({ draft }) => draft);
  const objects = new Map<string, boolean>(
    [...place.external].map(([path, { IsObject }]) => [path, IsObject]),
  );
  for (const { Path, IsObject } of drafts) if (isFilled(Path)) objects.set(Path, IsObject === true);
  const model = compileModel(schemaElementSchema);
  const seen = new Set<string>();
  const findings: Finding[] = [];
  const documents: ExaminedList['documents'][number][] = [];
  for (const [index, draft] of drafts.entries()) {
    const path = isFilled(draft.Path) ? draft.Path : `#${index + 1}`;
    const at = { identifier: path };
    const document = completed(draft, place, now);
    const against = [
      ...pathFindings(path, place, seen, objects, at),
      ...typeFindings(document, path, place, at),
      ...schemaFindings(model, { ...document, _id: '', _v: 0, _tenant: 0 }, at),
    ];
    seen.add(path);
    if (against.length > 0) findings.push(...against);
    else documents.push({ identifier: path, document });
  }
  const ignored = models.flatMap((model, index) =>
    model.ignored.map((path) => `${String(model.draft.Path ?? `#${index + 1}`)}.${path}`),
  );
  return { documents, findings, ignored };
}

function completed(draft: Draft, { vocabulary }: SchemaInPlace, now: string): Draft {
  const dated = { ...draft, IsObject: draft.IsObject ?? false, CreationDate: now, LastUpdate: now };
  if (dated.IsObject !== false) return dated;
  const known = vocabulary(leafOf(draft.Path));
  const Type = draft.Type ?? known?.Type;
  const { TypeDetail, StringSize } = known?.Type === Type ? (known ?? {}) : ({} as Partial<OntologyEntry>);
  const detailed = {
    ...dated,
    ...(Type === undefined ? {} : { Type }),
    ...(TypeDetail === undefined ? {} : { TypeDetail }),
    ...(StringSize === undefined ? {} : { StringSize }),
    ...(draft.StringSize === undefined ? {} : { StringSize: draft.StringSize }),
  };
  return {
    ...withTypeDetail(detailed),
    ...(draft.StringSize === undefined ? {} : { StringSize: draft.StringSize }),
  };
}

function leafOf(path: unknown): string {
  return typeof path === 'string' ? (path.split('.').at(-1) ?? '') : '';
}

function pathFindings(
  path: string,
  { internal, external }: SchemaInPlace,
  seen: ReadonlySet<string>,
  objects: ReadonlyMap<string, boolean>,
  at: FindingPlace,
): readonly Finding[] {
  if (path.length > MAX_PATH || !PATH.test(path)) return [refusal('UNIT_SCHEMA_PATH_FORM', { path }, at)];
  if (seen.has(path)) return [refusal('REFERENTIAL_IDENTIFIER_REPEATED', { identifier: path }, at)];
  if (external.has(path)) return [refusal('REFERENTIAL_IDENTIFIER_TAKEN', { identifier: path }, at)];
  if (internal.has(path)) return [refusal('UNIT_SCHEMA_PATH_INTERNAL', { path }, at)];
  const end = path.lastIndexOf('.');
  if (end < 0) return [];
  const parent = path.slice(0, end);
  const told = (code: ErrorCode & `UNIT_SCHEMA_PARENT_${string}`) => [refusal(code, { path, parent }, at)];
  if (internal.has(parent)) return told('UNIT_SCHEMA_PARENT_INTERNAL');
  const isParentObject = objects.get(parent);
  if (isParentObject === undefined) return told('UNIT_SCHEMA_PARENT_UNKNOWN');
  return isParentObject ? [] : told('UNIT_SCHEMA_PARENT_NOT_OBJECT');
}

/** An object has no type; a leaf has one, which is that of its vocabulary when there is one. */
function typeFindings(
  { IsObject, Type }: Draft,
  path: string,
  { vocabulary }: SchemaInPlace,
  at: FindingPlace,
): readonly Finding[] {
  const field = leafOf(path);
  if (IsObject === true)
    return Type === undefined
      ? []
      : [refusal('UNIT_SCHEMA_OBJECT_WITH_TYPE', { path }, { ...at, field: 'Type' })];
  if (Type === undefined)
    return [refusal('UNIT_SCHEMA_TYPE_UNKNOWN', { path, field }, { ...at, field: 'Type' })];
  const known = vocabulary(field)?.Type;
  return known === undefined || known === Type
    ? []
    : [
        refusal(
          'UNIT_SCHEMA_TYPE_CONFLICT',
          { path, field, type: String(Type), known },
          { ...at, field: 'Type' },
        ),
      ];
}

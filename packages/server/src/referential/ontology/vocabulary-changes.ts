import { isFilled } from '../given-document.ts';
import { givenItems, isObject } from '../json/read-model.ts';
import type { OntologyEntry, OntologyType } from './ontology-entry.ts';

/** Types that an entry may change to without force: those that lose nothing of the values. */
const ALLOWED_CHANGES: Readonly<Partial<Record<OntologyType, readonly OntologyType[]>>> = {
  TEXT: ['KEYWORD'],
  KEYWORD: ['TEXT'],
  DATE: ['KEYWORD', 'TEXT'],
  GEO_POINT: ['KEYWORD', 'TEXT'],
  ENUM: ['KEYWORD', 'TEXT'],
};

export function mayBecome(from: OntologyType, to: string): boolean {
  return from === to || (ALLOWED_CHANGES[from] ?? []).some((type) => type === to);
}

/** The vocabularies in place whose fields may have values that a given list would leave without their type. */
export interface VocabularyChanges {
  /** External ones that the list does not have any more. */
  readonly removed: readonly OntologyEntry[];
  /** Those that get a type to which they may not change. */
  readonly retyped: readonly OntologyEntry[];
}

/** What a given list, that replaces the ontology, takes from the vocabularies in place. */
export function vocabularyChanges(
  given: unknown,
  entries: ReadonlyMap<string, OntologyEntry>,
): VocabularyChanges {
  const types = new Map<string, string>();
  for (const item of givenItems(given) ?? [])
    if (isObject(item) && isFilled(item.Identifier)) types.set(item.Identifier, String(item.Type ?? ''));
  const inPlace = [...entries.values()];
  return {
    removed: inPlace.filter(({ Identifier, Origin }) => Origin === 'EXTERNAL' && !types.has(Identifier)),
    retyped: inPlace.filter(({ Identifier, Type }) => {
      const to = types.get(Identifier);
      return to !== undefined && to !== '' && !mayBecome(Type, to);
    }),
  };
}

/** The names under which documents hold a vocabulary's field, by what they may be in. */
export function fieldsOf(
  entries: readonly OntologyEntry[],
): Readonly<Record<'Unit' | 'ObjectGroup', readonly string[]>> {
  const fieldsIn = (collection: string) =>
    entries
      .filter(({ Collections }) => Collections === undefined || Collections.includes(collection))
      .flatMap(fieldNames);
  return { Unit: fieldsIn('Unit'), ObjectGroup: fieldsIn('ObjectGroup') };
}

export function fieldNames({ Identifier, ApiField }: OntologyEntry): readonly string[] {
  return [...new Set([Identifier, ApiField ?? Identifier])];
}

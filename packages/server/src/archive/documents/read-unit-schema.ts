import type { Queryable } from '../../platform/index.ts';
import {
  type OntologyEntry,
  openReferentialSnapshot,
  type ReferentialScope,
} from '../../referential/index.ts';
import { internalSchemaElements, unitVocabularies } from './internal-schema.ts';

/** A field that units may have, as whoever draws forms and searches asks for it. */
export interface UnitSchemaElement {
  readonly FieldName: string;
  readonly ApiField: string;
  /** Names from the root, separated by dots; stored names. */
  readonly Path: string;
  /** The same with the names of the API (`#management`). */
  readonly ApiPath: string;
  readonly ShortName: string;
  readonly Description?: string;
  /** Of a leaf, its vocabulary's; `OBJECT` otherwise. */
  readonly Type: string;
  readonly DataType?: string;
  readonly TypeDetail?: string;
  readonly StringSize?: string;
  readonly IsObject: boolean;
  readonly Cardinality: 'ONE' | 'MANY';
  readonly Origin: 'INTERNAL' | 'EXTERNAL';
  readonly Collection: 'Unit';
  readonly Category: 'DESCRIPTION' | 'MANAGEMENT' | 'OTHER';
}

const API_NAMES: Readonly<Record<string, string>> = { _mgt: '#management', _history: '#history' };
/** What a leaf without vocabulary is: values are kept as texts. */
const UNTYPED = { Type: 'TEXT', TypeDetail: 'STRING', StringSize: 'MEDIUM' } as const;

/** The whole schema of units: the platform's elements, then those that the tenant added. */
export async function readUnitSchema(
  queryable: Queryable,
  scope: ReferentialScope,
): Promise<readonly UnitSchemaElement[]> {
  const referential = openReferentialSnapshot(queryable, scope);
  const vocabulary = unitVocabularies((await referential.all('Ontology')).values());
  const internal = internalSchemaElements().map(({ path, name, isObject, isList }): UnitSchemaElement => {
    const entry = isObject ? undefined : vocabulary(name);
    return {
      ...named(path, name),
      ShortName: entry?.ShortName ?? name,
      ...(entry?.Description === undefined ? {} : { Description: entry.Description }),
      ...typed(isObject, entry ?? UNTYPED),
      IsObject: isObject,
      Cardinality: isList ? 'MANY' : 'ONE',
      Origin: 'INTERNAL',
      Collection: 'Unit',
      Category: categoryOf(path),
    };
  });
  const external = [...(await referential.all('Schema')).values()].map((element): UnitSchemaElement => {
    const { Path, ShortName, Description, IsObject, Cardinality } = element;
    const name = Path.split('.').at(-1) ?? Path;
    return {
      ...named(Path, name),
      ShortName: ShortName ?? name,
      ...(Description === undefined ? {} : { Description }),
      ...typed(IsObject, element),
      IsObject,
      Cardinality,
      Origin: 'EXTERNAL',
      Collection: 'Unit',
      Category: 'DESCRIPTION',
    };
  });
  return [...internal, ...external];
}

function named(Path: string, FieldName: string) {
  const [root = '', ...rest] = Path.split('.');
  const ApiPath = [API_NAMES[root] ?? root, ...rest].join('.');
  return { FieldName, ApiField: ApiPath.split('.').at(-1) ?? FieldName, Path, ApiPath };
}

function typed(
  isObject: boolean,
  { Type, TypeDetail, StringSize }: Partial<Pick<OntologyEntry, 'Type' | 'TypeDetail' | 'StringSize'>>,
) {
  if (isObject) return { Type: 'OBJECT' };
  return {
    Type: Type ?? UNTYPED.Type,
    ...(TypeDetail === undefined ? {} : { DataType: TypeDetail, TypeDetail }),
    ...(StringSize === undefined ? {} : { StringSize }),
  };
}

function categoryOf(path: string): UnitSchemaElement['Category'] {
  if (path === '_mgt' || path.startsWith('_mgt.')) return 'MANAGEMENT';
  return path.startsWith('_') ? 'OTHER' : 'DESCRIPTION';
}

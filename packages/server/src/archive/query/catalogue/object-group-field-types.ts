import type { ExactType } from '../fields/value-test.ts';
import { firstName, lastName, leafTypes } from './leaf-types.ts';

const LEAVES = leafTypes({
  text: [
    'Filename',
    'CreatingApplicationName',
    'CreatingApplicationVersion',
    'CreatingOs',
    'CreatingOsVersion',
    'Compressed',
  ],
  date: ['LastModified', 'DateCreatedByApplication'],
  long: ['Size', 'DataObjectNumber', 'NumberOfPage', '_nbc', '_v'],
  double: ['dValue'],
});

const DECLARED_ROOTS = new Set(['FileInfo', '_qualifiers', '_storage', '_profil']);
/** Technical metadata are free: nothing is declared in them. */
const FREE = /(?:^|\.)(?:Metadata|OtherMetadata)\./;

/** What a declared field of an object group holds, or undefined for one that the model does not declare. */
export function objectGroupFieldType(dotted: string): ExactType | 'text' | undefined {
  if (!DECLARED_ROOTS.has(firstName(dotted)) || FREE.test(dotted)) return undefined;
  return LEAVES.get(lastName(dotted)) ?? 'keyword';
}

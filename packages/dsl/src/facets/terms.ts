import { invalidValue } from '../faults.ts';
import { type Field, readField } from '../field-name/field.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { type JsonPath, memberPath } from '../json-path.ts';
import { type Reading, readInteger, readObject } from '../reading.ts';

/** The most frequent values of a field, by count then by value; `$order` is read and changes nothing. */
export interface TermsFacet {
  readonly kind: '$terms';
  readonly name: string;
  readonly field: Field;
  readonly size: number;
  readonly order: 'ASC' | 'DESC';
  /** The nested list whose elements are counted, instead of documents. */
  readonly subobject?: Field;
}

export function createTermsFacet(facet: Omit<TermsFacet, 'kind'>): TermsFacet {
  return Object.freeze({ kind: '$terms', ...facet });
}

export function readTermsFacet(
  name: string,
  value: JsonValue,
  path: JsonPath,
  reading: Reading,
): TermsFacet | undefined {
  const mandatory = ['$field', '$size', '$order'];
  const body = readObject(value, path, reading, { known: [...mandatory, '$subobject'], mandatory });
  if (body === undefined) return undefined;
  const field =
    body.$field === undefined ? undefined : readField(body.$field, memberPath(path, '$field'), reading);
  const size =
    body.$size === undefined ? undefined : readInteger(body.$size, memberPath(path, '$size'), reading, 0);
  const order = body.$order;
  if (order !== undefined && order !== 'ASC' && order !== 'DESC') {
    reading.report(
      invalidValue(
        memberPath(path, '$order'),
        { fr: 'ASC ou DESC est attendu', en: 'ASC or DESC is expected' },
        order,
      ),
    );
    return undefined;
  }
  const subobject =
    body.$subobject === undefined
      ? undefined
      : readField(body.$subobject, memberPath(path, '$subobject'), reading);
  if (field === undefined || size === undefined || order === undefined) return undefined;
  return createTermsFacet({ name, field, size, order, ...(subobject === undefined ? {} : { subobject }) });
}

export function printTermsFacet(facet: TermsFacet): JsonObject {
  return {
    $name: facet.name,
    $terms: {
      $field: facet.field.written,
      $size: facet.size,
      $order: facet.order,
      ...(facet.subobject === undefined ? {} : { $subobject: facet.subobject.written }),
    },
  };
}

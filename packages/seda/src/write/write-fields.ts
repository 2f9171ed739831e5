import type { ReadonlyJson, ReadonlyJsonObject } from '../json.ts';
import type { Field, Shape } from '../mapping/fields.ts';
import type { ElementType } from '../schema/particles.ts';
import { EXTENSIONS, elementOrder, type OrderedElement } from './element-order.ts';
import { isReadonlyObject, valuesOf } from './read-json.ts';
import { writeExtension, writeMap } from './write-open-content.ts';
import { isRuleField, writeRuleField } from './write-rules.ts';
import { element, wrap } from './xml-text.ts';

/**
 * The fields of a stored document as elements: in the schema's order, and, for what the version does not know, at its
 * place for extensions. It is the mapping read the other way.
 *
 * @param type the element type that holds them; without one (an extension), the mapping's order.
 * @param leftOut is told the fields that this version has no place for.
 */
export function writeFields(
  shape: Shape,
  type: ElementType | undefined,
  json: ReadonlyJsonObject,
  leftOut: LeftOut,
): string {
  if (type === undefined) {
    return Object.entries(shape.fields)
      .map(([name, field]) => writeField(name, field, undefined, json, leftOut))
      .join('');
  }
  const order = elementOrder(type);
  const known = new Set(order.map((step) => (step === EXTENSIONS ? step : step.name)));
  let markup = '';
  for (const step of order) {
    if (step === EXTENSIONS) {
      markup += writeBeyond(shape, known, json, leftOut);
    } else {
      const field = shape.fields[step.name];
      if (field === undefined) continue;
      const written = writeField(step.name, field, step.type, json, leftOut);
      markup += written === '' && step.required ? writeEmpty(step, field, leftOut) : written;
    }
  }
  if (!known.has(EXTENSIONS)) {
    for (const [name, field] of Object.entries(shape.fields)) {
      if (!known.has(name) && json[fieldName(name, field)] !== undefined) leftOut(name);
    }
  }
  return markup;
}

/** An element that must stand though the document has no value for it: the reader leaves empty values out. */
function writeEmpty(step: OrderedElement, field: Field, leftOut: LeftOut): string {
  const { content } = step.type;
  if (content.kind === 'text') return content.type.accepts('') ? element(step.name, '') : '';
  return field.kind === 'object' ? wrap(step.name, writeFields(field.shape, step.type, {}, leftOut)) : '';
}

/** Told the element that a version of SEDA has no place for. */
export type LeftOut = (element: string) => void;

function fieldName(element: string, field: Field): string {
  return 'as' in field ? (field.as ?? element) : element;
}

/** Mapped fields that this version of the schema does not name, and extensions. */
function writeBeyond(
  shape: Shape,
  known: ReadonlySet<string>,
  json: ReadonlyJsonObject,
  leftOut: LeftOut,
): string {
  let markup = '';
  const mapped = new Set<string>();
  for (const [name, field] of Object.entries(shape.fields)) {
    mapped.add(fieldName(name, field));
    if (field.kind === 'languageText') mapped.add(field.byLanguage);
    if (!known.has(name)) markup += writeField(name, field, undefined, json, leftOut);
  }
  if (shape.others !== 'ignored') {
    for (const [name, value] of Object.entries(json)) {
      if (!mapped.has(name) && !name.startsWith('_') && !name.startsWith('#')) {
        markup += writeExtension(name, value);
      }
    }
  }
  return markup;
}

function writeField(
  name: string,
  field: Field,
  type: ElementType | undefined,
  json: ReadonlyJsonObject,
  leftOut: LeftOut,
): string {
  if (isRuleField(field)) return writeRuleField(name, field.kind, json);
  const value = json[fieldName(name, field)];
  switch (field.kind) {
    case 'languageText':
      return writeByLanguage(name, value, json[field.byLanguage]);
    case 'object':
    case 'objects':
      return valuesOf(value)
        .filter(isReadonlyObject)
        .map((item) => wrap(name, writeFields(field.shape, type, item, leftOut)))
        .join('');
    case 'map':
      return isReadonlyObject(value) ? wrap(name, writeMap(value)) : '';
    case 'measure':
      return isReadonlyObject(value)
        ? element(name, scalar(value['dValue']), { unit: scalar(value['unit']) })
        : '';
    case 'digest':
      return isReadonlyObject(value)
        ? element(name, scalar(value['MessageDigest']), { algorithm: scalar(value['Algorithm']) })
        : '';
    case 'code':
      return writeCode(name, value);
    case 'ignored':
      return '';
    default:
      return valuesOf(value)
        .map((item) => element(name, scalar(item)))
        .join('');
  }
}

function writeByLanguage(
  name: string,
  plain: ReadonlyJson | undefined,
  byLanguage: ReadonlyJson | undefined,
): string {
  const first = valuesOf(plain).map((text) => element(name, scalar(text)));
  const others = isReadonlyObject(byLanguage)
    ? Object.entries(byLanguage).map(([lang, text]) => element(name, scalar(text), { 'xml:lang': lang }))
    : [];
  return [...first, ...others].join('');
}

function writeCode(name: string, value: ReadonlyJson | undefined): string {
  if (!isReadonlyObject(value)) return '';
  const { value: code, ...attributes } = value;
  return element(
    name,
    scalar(code),
    Object.fromEntries(Object.entries(attributes).map(([key, text]) => [key, scalar(text)])),
  );
}

/** A JSON value as the text of an element. */
export function scalar(value: ReadonlyJson | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

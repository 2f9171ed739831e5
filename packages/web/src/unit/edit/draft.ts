import { BLOCKS, EDITED, type EditedField, type FieldKind } from './edited-fields.ts';

/** One value of a field: the text that is edited, and what is kept around it. */
export interface Item {
  readonly text: string;
  /** The object that holds the text. */
  readonly within?: Readonly<Record<string, unknown>>;
  /** Its place there. */
  readonly under?: string;
}

/** The values of each field, as they are being edited. */
export type Draft = Readonly<Record<string, readonly Item[]>>;

const ALL: readonly EditedField[] = BLOCKS.flatMap((block) => EDITED[block]);
/** Where an agent's name is (SEDA, AgentType): a person's, a body's. */
const NAMES = ['FullName', 'Corpname', 'BirthName', 'GivenName'] as const;

type Document = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Document {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isList(kind: FieldKind): boolean {
  return kind === 'lines' || kind === 'keywords' || kind === 'agents';
}

/** The items of a value; nothing when it has not the form that the field has in SEDA. */
function itemsOf({ kind }: EditedField, value: unknown): readonly Item[] | undefined {
  if (value === undefined || value === null) return [];
  if (!isList(kind)) return typeof value === 'string' ? [{ text: value }] : undefined;
  const values = Array.isArray(value) ? value : [value];
  const items = values.map((one) => itemOf(kind, one));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function itemOf(kind: FieldKind, value: unknown): Item | undefined {
  if (kind === 'lines') return typeof value === 'string' ? { text: value } : undefined;
  if (!isObject(value)) return undefined;
  const under =
    kind === 'keywords'
      ? 'KeywordContent'
      : (NAMES.find((name) => typeof value[name] === 'string') ?? 'FullName');
  const text = value[under];
  return text === undefined || typeof text === 'string'
    ? { text: text ?? '', within: value, under }
    : undefined;
}

/** What is edited of a unit. Fields whose value has another form are left out: `unedited` names them. */
export function draftOf(unit: Document): Draft {
  return Object.fromEntries(ALL.map((field) => [field.name, itemsOf(field, unit[field.name]) ?? []]));
}

/** Fields of the description that are not edited here: unknown to the form, or of a form of their own. */
export function unedited(unit: Document): readonly string[] {
  return Object.keys(unit).filter((name) => {
    if (name.startsWith('#') || unit[name] === null || unit[name] === undefined) return false;
    const field = ALL.find((one) => one.name === name);
    return field === undefined || itemsOf(field, unit[name]) === undefined;
  });
}

/** A new item of a field, empty. */
export function newItem(kind: FieldKind): Item {
  if (kind === 'keywords') return { text: '', within: {}, under: 'KeywordContent' };
  if (kind === 'agents') return { text: '', within: {}, under: 'FullName' };
  return { text: '' };
}

function written({ text, within, under }: Item): unknown {
  return within === undefined || under === undefined ? text : { ...within, [under]: text };
}

function filled(items: readonly Item[] | undefined): readonly Item[] {
  return (items ?? []).filter(({ text }) => text.trim() !== '');
}

export interface Change {
  readonly field: EditedField;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What differs, field by field, in words. */
export function changesBetween(before: Draft, after: Draft): readonly Change[] {
  return ALL.flatMap((field) => {
    const [old, now] = [filled(before[field.name]), filled(after[field.name])];
    if (JSON.stringify(old.map(written)) === JSON.stringify(now.map(written))) return [];
    return [{ field, before: old.map(({ text }) => text), after: now.map(({ text }) => text) }];
  });
}

/** The body of the update: what was emptied is unset, what changed is set, nothing else is told. */
export function updateOf(before: Draft, after: Draft): { readonly $action: readonly unknown[] } {
  const changes = changesBetween(before, after);
  const set = changes.filter(({ after: texts }) => texts.length > 0);
  const unset = changes.filter(({ after: texts }) => texts.length === 0);
  const valueToSet = ({ name, kind }: EditedField): unknown => {
    const values = filled(after[name]).map(written);
    return isList(kind) ? values : values[0];
  };
  return {
    $action: [
      ...(set.length === 0
        ? []
        : [{ $set: Object.fromEntries(set.map(({ field }) => [field.name, valueToSet(field)])) }]),
      ...(unset.length === 0 ? [] : [{ $unset: unset.map(({ field }) => field.name) }]),
    ],
  };
}

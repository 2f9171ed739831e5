import { type LanguagesShape, languageEntry, type Part, type Shape, type ThingShape } from './shapes.ts';

/** A value as it is being edited: every leaf is the text that is typed. */
export type Draft = string | readonly Draft[] | Thing;

export interface Thing {
  readonly parts: Readonly<Record<string, Draft>>;
  /** What the form does not know, sent back as it was. */
  readonly kept: Readonly<Record<string, unknown>>;
}

type Document = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Document {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export function isThing(draft: Draft | undefined): draft is Thing {
  return typeof draft === 'object' && 'parts' in draft;
}

export function itemsOf(draft: Draft | undefined): readonly Draft[] {
  return Array.isArray(draft) ? draft : [];
}

/** What is shown of a field that has nothing yet: a list has one entry to fill. */
export function newDraft(shape: Shape): Draft {
  if (shape.kind === 'thing') return { parts: {}, kept: {} };
  if (shape.kind === 'list') return [newDraft(shape.of)];
  if (shape.kind === 'languages') return [{ parts: {}, kept: {} }];
  return '';
}

/** A value to edit; nothing when it has not the form that the field has in SEDA. */
export function readDraft(shape: Shape, value: unknown): Draft | undefined {
  switch (shape.kind) {
    case 'thing':
      return isObject(value) ? readThing(shape, value) : undefined;
    case 'list': {
      const items = (Array.isArray(value) ? value : [value]).map((one) => readDraft(shape.of, one));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'languages':
      return readLanguages(value);
    case 'integer':
      return Number.isInteger(value) ? String(value) : undefined;
    default:
      return typeof value === 'string' ? value : undefined;
  }
}

/** An object to edit; parts that have another form than SEDA's are kept as they are. */
export function readThing({ parts }: ThingShape, value: Document): Thing {
  const known = new Map(parts.map(({ name, shape }) => [name, shape]));
  const read: Record<string, Draft> = {};
  const kept: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) {
    if (one === null || one === undefined) continue;
    const shape = known.get(name);
    const draft = shape === undefined ? undefined : readDraft(shape, one);
    if (draft === undefined) kept[name] = one;
    else read[name] = draft;
  }
  return { parts: read, kept };
}

function readLanguages(value: unknown): Draft | undefined {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  if (!entries.every(([, one]) => typeof one === 'string')) return undefined;
  return entries.map(([language, one]) => ({ parts: { language, text: String(one) }, kept: {} }));
}

/** What is sent of a draft; nothing when it is empty. */
export function written(shape: Shape, draft: Draft | undefined): unknown {
  switch (shape.kind) {
    case 'thing':
      return isThing(draft) ? writtenThing(shape, draft) : undefined;
    case 'list': {
      const items = itemsOf(draft)
        .map((item) => written(shape.of, item))
        .filter((item) => item !== undefined);
      return items.length === 0 ? undefined : items;
    }
    case 'languages':
      return writtenLanguages(shape, itemsOf(draft));
    default: {
      if (typeof draft !== 'string' || draft.trim() === '') return undefined;
      const isNumber = shape.kind === 'integer' && /^[+-]?\d{1,15}$/.test(draft.trim());
      return isNumber ? Number(draft) : draft;
    }
  }
}

/** An object whose every part was emptied is no more, whatever else it held. */
function writtenThing({ parts }: ThingShape, { parts: drafts, kept }: Thing): unknown {
  const entries = parts
    .map(({ name, shape }) => [name, written(shape, drafts[name])] as const)
    .filter(([, value]) => value !== undefined);
  const wasUntouched = Object.keys(drafts).length === 0 && Object.keys(kept).length > 0;
  return entries.length === 0 && !wasUntouched ? undefined : { ...kept, ...Object.fromEntries(entries) };
}

function writtenLanguages(shape: LanguagesShape, items: readonly Draft[]): unknown {
  const entries = items.flatMap((item) => {
    const { language = '', text } = Object(written(languageEntry(shape), item)) as Readonly<
      Record<string, string>
    >;
    return text === undefined ? [] : [[language.trim(), text] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export function isBlank(shape: Shape, draft: Draft | undefined): boolean {
  return written(shape, draft) === undefined;
}

/** Texts by language that name none, or one that another has: they cannot be sent. */
export function lacksLanguage(items: readonly Draft[], index: number): boolean {
  const languageOf = (item: Draft | undefined): string => {
    const typed = isThing(item) ? item.parts['language'] : undefined;
    return typeof typed === 'string' ? typed.trim().toLowerCase() : '';
  };
  const item = items[index];
  const text = isThing(item) ? item.parts['text'] : undefined;
  if (typeof text !== 'string' || text.trim() === '') return false;
  const language = languageOf(item);
  return language === '' || items.slice(0, index).some((other) => languageOf(other) === language);
}

/** Whether everything that is typed can be sent. */
export function canBeSent(shape: ThingShape, { parts }: Thing): boolean {
  return shape.parts.every((part) => {
    if (part.shape.kind !== 'languages') return true;
    const items = itemsOf(parts[part.name]);
    return items.every((_, index) => !lacksLanguage(items, index));
  });
}

export interface Change {
  readonly part: Part;
  readonly before: Draft | undefined;
  readonly after: Draft | undefined;
}

/** The fields that differ between two drafts of a description. */
export function changesBetween(shape: ThingShape, before: Thing, after: Thing): readonly Change[] {
  return shape.parts.flatMap((part) => {
    const [old, now] = [before.parts[part.name], after.parts[part.name]];
    const differ = JSON.stringify(written(part.shape, old)) !== JSON.stringify(written(part.shape, now));
    return differ ? [{ part, before: old, after: now }] : [];
  });
}

/** The body of the update: what was emptied is unset, what changed is set whole, nothing else is told. */
export function updateOf(changes: readonly Change[]): { readonly $action: readonly unknown[] } {
  const values = changes.map(({ part, after }) => [part.name, written(part.shape, after)] as const);
  const set = values.filter(([, value]) => value !== undefined);
  const unset = values.filter(([, value]) => value === undefined).map(([name]) => name);
  return {
    $action: [
      ...(set.length === 0 ? [] : [{ $set: Object.fromEntries(set) }]),
      ...(unset.length === 0 ? [] : [{ $unset: unset }]),
    ],
  };
}

import { type Draft, isBlank, isThing, itemsOf } from './draft.ts';
import { languageEntry, type Shape } from './shapes.ts';

type Names = Readonly<Record<string, string>>;

/** A value in words, a line for each of its entries. */
export function toldLines(shape: Shape, draft: Draft | undefined, names: Names): readonly string[] {
  if (isBlank(shape, draft)) return [];
  const of = shape.kind === 'list' ? shape.of : shape.kind === 'languages' ? languageEntry(shape) : undefined;
  if (of === undefined) return [told(shape, draft, names)];
  return itemsOf(draft)
    .filter((item) => !isBlank(of, item))
    .map((item) => (shape.kind === 'languages' ? toldLanguage(item) : told(of, item, names)));
}

function told(shape: Shape, draft: Draft | undefined, names: Names): string {
  if (shape.kind === 'list' || shape.kind === 'languages') return toldLines(shape, draft, names).join(', ');
  if (shape.kind !== 'thing') return typeof draft === 'string' ? draft : '';
  const parts = shape.parts.flatMap(({ name, shape: inner }) => {
    const value = isThing(draft) ? draft.parts[name] : undefined;
    return isBlank(inner, value) ? [] : [{ name: names[name] ?? name, text: told(inner, value, names) }];
  });
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only.text;
  return parts.map(({ name, text }) => `${name} : ${text}`).join(' · ');
}

function toldLanguage(item: Draft): string {
  const { language = '', text = '' } = isThing(item) ? item.parts : {};
  return `${String(language)} : ${String(text)}`;
}

/** The lines of a list that another has not, each as many times. */
export function linesWithout(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return lines.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

import type { Unit } from '@chartrier/client';
import type { Language } from '../language/index.ts';

/** A unit's title in the language being read, else its own, else any; undefined when it has none. */
export function titleOf(unit: Unit, language: Language): string | undefined {
  const byLanguage = unit['Title_'];
  if (byLanguage !== null && typeof byLanguage === 'object') {
    const titles = byLanguage as Readonly<Record<string, unknown>>;
    const wanted = titles[language];
    if (typeof wanted === 'string') return wanted;
    if (unit.Title === undefined) return Object.values(titles).find((one) => typeof one === 'string');
  }
  return unit.Title;
}

/** The ancestors of a unit by one line of parents, the topmost first; a graph with several has others. */
export function pathOf(unit: Unit, known: ReadonlyMap<string, Unit>): readonly Unit[] {
  const path: Unit[] = [];
  const seen = new Set<string>();
  let parent = unit['#unitups']?.[0];
  while (parent !== undefined && !seen.has(parent)) {
    seen.add(parent);
    const found = known.get(parent);
    if (found === undefined) break;
    path.unshift(found);
    parent = found['#unitups']?.[0];
  }
  return path;
}

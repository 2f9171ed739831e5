import type { Fact } from '../parts/index.ts';
import type { Kind } from './kinds.ts';
import type { Document } from './use-kind.ts';

/** What one asks first of a document, in this order; what the platform adds (`#id`…) comes last. */
const FIRST = ['Description', 'Status', 'RuleType', 'RuleDuration', 'RuleMeasurement'];

interface Said {
  readonly yes: string;
  readonly no: string;
  readonly instant: (utc: string) => string;
  /** Names of fields; those that have none are said as the API says them. */
  readonly fields: Readonly<Record<string, string>>;
  /** Values of `Status` and the like. */
  readonly states: Readonly<Record<string, string>>;
}

/** The values of a document that are no objects, in the order in which one reads them; dates and truths in words. */
export function documentFacts(kind: Kind, document: Document, said: Said): readonly Fact[] {
  const rankOf = (name: string): number => {
    const known = [kind.identifier, kind.name, ...FIRST].indexOf(name);
    if (known >= 0) return known;
    return name.startsWith('#') ? 200 : 100;
  };
  return Object.entries(document)
    .filter(([, value]) => typeof value !== 'object')
    .sort(([one], [other]) => rankOf(one) - rankOf(other) || (one < other ? -1 : 1))
    .map(([name, value]) => ({ name: said.fields[name] ?? name, value: inWords(value, said) }));
}

function inWords(value: unknown, { yes, no, instant, states }: Said): string {
  if (typeof value === 'boolean') return value ? yes : no;
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:/.test(text) ? instant(text) : (states[text] ?? text);
}

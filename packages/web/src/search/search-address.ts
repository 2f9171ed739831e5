import { readCriterion, writeCriterion } from './rule-criteria.ts';
import { readWrittenDate, type WrittenDate } from './written-date.ts';

/** What the address of a search holds: the whole search, so that a link shares it. */
export interface SearchAddress {
  /** The words, and `field:value` pairs, as typed. */
  readonly q?: string;
  /** Days, months or years, both included. */
  readonly from?: WrittenDate;
  readonly to?: WrittenDate;
  /** The unit below which one looks. */
  readonly under?: string;
  readonly agency?: readonly string[];
  readonly level?: readonly string[];
  readonly kind?: readonly string[];
  readonly objects?: 'with' | 'without';
  /** Criteria on rules, as `writeCriterion` writes them. */
  readonly rules?: readonly string[];
  readonly order?: Order;
}

export const ORDERS = ['relevance', 'date', 'oldest', 'title'] as const;
export type Order = (typeof ORDERS)[number];

function oneOf<Value extends string>(known: readonly Value[], value: unknown): Value | undefined {
  return known.find((one) => one === value);
}

/** What is written once or several times; numbers are what a router makes of `agency=12`. */
function texts(value: unknown): readonly string[] | undefined {
  const list = (Array.isArray(value) ? value : [value]).flatMap((one) => text(one) ?? []);
  return list.length === 0 ? undefined : list;
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function date(value: unknown): WrittenDate | undefined {
  return readWrittenDate(typeof value === 'number' ? String(value).padStart(4, '0') : (text(value) ?? ''));
}

/** Reads an address that anyone may have written: what is not understood is left out. */
export function readSearch(raw: Record<string, unknown>): SearchAddress {
  const rules = (texts(raw['rules']) ?? []).flatMap((written) => {
    const criterion = readCriterion(written);
    return criterion === undefined ? [] : [writeCriterion(criterion)];
  });
  const read = {
    q: text(raw['q']),
    from: date(raw['from']),
    to: date(raw['to']),
    under: text(raw['under']),
    agency: texts(raw['agency']),
    level: texts(raw['level']),
    kind: texts(raw['kind']),
    objects: oneOf(['with', 'without'] as const, raw['objects']),
    rules: rules.length === 0 ? undefined : rules,
    order: oneOf(ORDERS, raw['order']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** The same search without some of its conditions. */
export function without(address: SearchAddress, ...keys: readonly (keyof SearchAddress)[]): SearchAddress {
  return Object.fromEntries(Object.entries(address).filter(([key]) => !keys.some((one) => one === key)));
}

/** How many conditions a search has beside its words. */
export function conditionCount({ q: _words, order: _order, ...conditions }: SearchAddress): number {
  return Object.values(conditions).reduce(
    (sum: number, value) => sum + (Array.isArray(value) ? value.length : 1),
    0,
  );
}

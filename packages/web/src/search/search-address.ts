/** What the address of a search holds: the whole search, so that a link shares it. */
export interface SearchAddress {
  /** The words, and `field:value` pairs, as typed. */
  readonly q?: string;
  /** Years, both included. */
  readonly from?: number;
  readonly to?: number;
  /** The unit below which one looks. */
  readonly under?: string;
  readonly agency?: readonly string[];
  readonly level?: readonly string[];
  /** A category of rules that has ended today, and a final action. */
  readonly ended?: RuleCategory;
  readonly finalAction?: 'Keep' | 'Destroy' | 'Transfer';
  readonly order?: Order;
}

export const RULE_CATEGORIES = [
  'AccessRule',
  'AppraisalRule',
  'StorageRule',
  'DisseminationRule',
  'ReuseRule',
  'ClassificationRule',
] as const;
export type RuleCategory = (typeof RULE_CATEGORIES)[number];

export const ORDERS = ['relevance', 'date', 'oldest', 'title'] as const;
export type Order = (typeof ORDERS)[number];

const FINAL_ACTIONS = ['Keep', 'Destroy', 'Transfer'] as const;

function oneOf<Value extends string>(known: readonly Value[], value: unknown): Value | undefined {
  return known.find((one) => one === value);
}

function texts(value: unknown): readonly string[] | undefined {
  const list = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  return list.length === 0 ? undefined : list;
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function year(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 && number <= 9999 && value !== '' ? number : undefined;
}

/** Reads an address that anyone may have written: what is not understood is left out. */
export function readSearch(raw: Record<string, unknown>): SearchAddress {
  const read = {
    q: text(raw['q']),
    from: raw['from'] === undefined ? undefined : year(raw['from']),
    to: raw['to'] === undefined ? undefined : year(raw['to']),
    under: text(raw['under']),
    agency: texts(raw['agency']),
    level: texts(raw['level']),
    ended: oneOf(RULE_CATEGORIES, raw['ended']),
    finalAction: oneOf(FINAL_ACTIONS, raw['finalAction']),
    order: oneOf(ORDERS, raw['order']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

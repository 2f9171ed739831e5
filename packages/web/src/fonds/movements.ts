import type { AccessionRegisterDetail } from '@chartrier/client';

/** A movement of a register: what a deposit brought, or what an operation took away (then negative). */
export interface Movement {
  readonly operation: string;
  readonly type: string;
  readonly date: string;
  readonly units: number;
  readonly objects: number;
  readonly bytes: number;
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** The movements of one entry, as its events tell them, the oldest first. */
export function movementsOf(entry: AccessionRegisterDetail): readonly Movement[] {
  return (entry.Events ?? []).map((event) => ({
    operation: String(event['Opc'] ?? ''),
    type: String(event['OpType'] ?? ''),
    date: String(event['CreationDate'] ?? ''),
    units: number(event['Units']),
    objects: number(event['Objects']),
    bytes: number(event['ObjSize']),
  }));
}

/** What came in and what went out in a month. */
export interface Month {
  /** `yyyy-MM` */
  readonly month: string;
  readonly entered: number;
  readonly left: number;
}

/** Units entered and left by month, from the first movement to the last, months without any included. */
export function byMonth(entries: readonly AccessionRegisterDetail[]): readonly Month[] {
  const months = new Map<string, { entered: number; left: number }>();
  for (const { date, units } of entries.flatMap(movementsOf)) {
    const month = date.slice(0, 7);
    if (!/^\d{4}-\d{2}$/.test(month)) continue;
    const sums = months.get(month) ?? { entered: 0, left: 0 };
    if (units >= 0) sums.entered += units;
    else sums.left -= units;
    months.set(month, sums);
  }
  const known = [...months.keys()].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all: Month[] = [];
  for (const at = new Date(`${first}-01T00:00:00Z`); ; at.setUTCMonth(at.getUTCMonth() + 1)) {
    const month = at.toISOString().slice(0, 7);
    all.push({ month, ...(months.get(month) ?? { entered: 0, left: 0 }) });
    if (month >= last) return all;
  }
}

/** The same by year, for a register that is older than a chart of months can show. */
export function byYear(months: readonly Month[]): readonly Month[] {
  const years = new Map<string, { entered: number; left: number }>();
  for (const { month, entered, left } of months) {
    const year = month.slice(0, 4);
    const sums = years.get(year) ?? { entered: 0, left: 0 };
    years.set(year, { entered: sums.entered + entered, left: sums.left + left });
  }
  return [...years].map(([month, sums]) => ({ month, ...sums }));
}

/** How often a job runs. */
export interface Often {
  readonly every: 'minutes' | 'hours' | 'day';
  readonly number: number;
}

const FORMS: readonly (readonly [form: RegExp, every: Often['every']])[] = [
  [/^0 0\/(\d+) \* \* \* \?$/, 'minutes'],
  [/^0 \d+ 0\/(\d+) \* \* \?$/, 'hours'],
  [/^0 \d+ \* \* \* \?$/, 'hours'],
  [/^0 \d+ \d+ \* \* \?$/, 'day'],
];

/** How often a job runs, from its Quartz expression (seconds first); undefined when that is said in no few words. */
export function oftenOf(cron: string): Often | undefined {
  for (const [form, every] of FORMS) {
    const found = form.exec(cron);
    if (found !== null) return { every, number: Number(found[1] ?? 1) };
  }
  return undefined;
}

/** Statuses in the order of their gravity; an aggregate is the maximum (Vitam's StatusCode). */
export const STATUSES = ['UNKNOWN', 'STARTED', 'ALREADY_EXECUTED', 'OK', 'WARNING', 'KO', 'FATAL'] as const;
export type Status = (typeof STATUSES)[number];

/** Counts of items by status, in the order of `STATUSES`. */
export type Meter = readonly number[];

export const EMPTY_METER: Meter = STATUSES.map(() => 0);

export function isStatus(text: string): text is Status {
  return (STATUSES as readonly string[]).includes(text);
}

/** The place of a status in the order of gravity. */
export function gravity(status: Status): number {
  return STATUSES.indexOf(status);
}

/** The gravest of the statuses; `UNKNOWN`, the neutral one, when there is none. */
export function worst(...statuses: readonly Status[]): Status {
  let gravest: Status = 'UNKNOWN';
  for (const status of statuses) if (gravity(status) > gravity(gravest)) gravest = status;
  return gravest;
}

export function isAtLeast(status: Status, threshold: Status): boolean {
  return gravity(status) >= gravity(threshold);
}

/** Where the time comes from. It is passed in, so that a test can hold it still. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that says what it is told: `set` moves it. */
export function fixedClock(start: Date): Clock & { set(date: Date): void } {
  let current = start;
  return {
    now: () => current,
    set: (date) => {
      current = date;
    },
  };
}

/** UTC without zone, three digits of milliseconds, as Vitam writes its dates: `2024-05-01T10:11:12.345`. */
export function vitamDateTime(date: Date): string {
  return date.toISOString().slice(0, 23);
}

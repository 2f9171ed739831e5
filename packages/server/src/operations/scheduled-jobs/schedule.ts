/** When a job runs by itself: every so many minutes, once an hour at a minute, or once a day at an hour and a minute; UTC. */
export type Schedule =
  | { readonly every: 'minutes'; readonly minutes: number }
  | { readonly every: 'hour'; readonly minute: number }
  | { readonly every: 'day'; readonly hour: number; readonly minute: number };

const MINUTE = 60_000;
const MINUTES_OF_HOUR = 60;
const HOUR = MINUTES_OF_HOUR * MINUTE;
const DAY = 24 * HOUR;

/** The first time of a schedule after a moment. */
export function nextTime(schedule: Schedule, after: Date): Date {
  const [period, offset] = periodOf(schedule);
  const start = Math.floor(after.getTime() / period) * period + offset;
  return new Date(start > after.getTime() ? start : start + period);
}

function periodOf(schedule: Schedule): readonly [period: number, offset: number] {
  switch (schedule.every) {
    case 'minutes':
      return [schedule.minutes * MINUTE, 0];
    case 'hour':
      return [HOUR, schedule.minute * MINUTE];
    case 'day':
      return [DAY, schedule.hour * HOUR + schedule.minute * MINUTE];
  }
}

/** The same as a Quartz expression, seconds first, which Vitam's scheduler shows. */
export function cronOf(schedule: Schedule): string {
  switch (schedule.every) {
    case 'minutes':
      return schedule.minutes % MINUTES_OF_HOUR === 0
        ? `0 0 0/${schedule.minutes / MINUTES_OF_HOUR} * * ?`
        : `0 0/${schedule.minutes} * * * ?`;
    case 'hour':
      return `0 ${schedule.minute} * * * ?`;
    case 'day':
      return `0 ${schedule.minute} ${schedule.hour} * * ?`;
  }
}

/** When a job runs by itself: once an hour at a minute, or once a day at an hour and a minute; UTC. */
export type Schedule =
  | { readonly every: 'hour'; readonly minute: number }
  | { readonly every: 'day'; readonly hour: number; readonly minute: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The first time of a schedule after a moment. */
export function nextTime(schedule: Schedule, after: Date): Date {
  const [period, offset] =
    schedule.every === 'hour'
      ? [HOUR, schedule.minute * MINUTE]
      : [DAY, schedule.hour * HOUR + schedule.minute * MINUTE];
  const start = Math.floor(after.getTime() / period) * period + offset;
  return new Date(start > after.getTime() ? start : start + period);
}

/** The same as a Quartz expression, seconds first, which Vitam's scheduler shows. */
export function cronOf(schedule: Schedule): string {
  return schedule.every === 'hour'
    ? `0 ${schedule.minute} * * * ?`
    : `0 ${schedule.minute} ${schedule.hour} * * ?`;
}

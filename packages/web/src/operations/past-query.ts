/** Which operations of the past are looked for. */
export interface PastFilters {
  /** Kinds of process; all when empty. */
  readonly kinds: readonly string[];
  /** OK, WARNING, KO or FATAL; all when empty. */
  readonly outcome: string;
  /** Calendar dates as they were picked, both included; empty: no bound. */
  readonly from: string;
  readonly to: string;
}

/** From the best to the worst: an operation ends as the worst of its events. */
const OUTCOMES: readonly string[] = ['OK', 'WARNING', 'KO', 'FATAL'];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text may be a bound; what is still being typed is none. */
export function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text));
}

/**
 * The query of the journals. An operation that was refused has events that went well: `OK` asks for those in which nothing
 * went worse.
 */
export function pastQuery({ kinds, outcome, from, to }: PastFilters): unknown {
  const rank = OUTCOMES.indexOf(outcome);
  const worse = OUTCOMES.slice(rank + 1);
  const conditions = [
    ...(kinds.length === 0 ? [] : [{ $in: { evTypeProc: kinds } }]),
    ...(rank < 0 ? [] : [{ $eq: { 'events.outcome': outcome } }]),
    ...(rank < 0 || worse.length === 0 ? [] : [{ $not: [{ $in: { 'events.outcome': worse } }] }]),
    ...(isDay(from) ? [{ $gte: { evDateTime: from } }] : []),
    ...(isDay(to) ? [{ $lte: { evDateTime: `${to}T23:59:59.999` } }] : []),
  ];
  return conditions.length === 0 ? {} : { $and: conditions };
}

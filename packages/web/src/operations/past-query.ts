/** Which operations of the past are looked for. */
export interface PastFilters {
  /** Kinds of process; all when empty. */
  readonly kinds: readonly string[];
  /** Types of operation that count too, whatever their kind. */
  readonly types?: readonly string[];
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

function kindsQuery(kinds: readonly string[], types: readonly string[]): unknown {
  const ofKinds = { $in: { evTypeProc: kinds } };
  return types.length === 0 ? ofKinds : { $or: [ofKinds, { $in: { evType: types } }] };
}

/**
 * The query of the journals. An operation that was refused has events that went well: `OK` asks for those in which nothing
 * went worse.
 */
export function pastQuery({ kinds, types = [], outcome, from, to }: PastFilters): unknown {
  const rank = OUTCOMES.indexOf(outcome);
  const worse = OUTCOMES.slice(rank + 1);
  const conditions = [
    ...(kinds.length === 0 ? [] : [kindsQuery(kinds, types)]),
    ...(rank < 0 ? [] : [{ $eq: { 'events.outcome': outcome } }]),
    ...(rank < 0 || worse.length === 0 ? [] : [{ $not: [{ $in: { 'events.outcome': worse } }] }]),
    ...(isDay(from) ? [{ $gte: { evDateTime: from } }] : []),
    ...(isDay(to) ? [{ $lte: { evDateTime: `${to}T23:59:59.999` } }] : []),
  ];
  return conditions.length === 0 ? {} : { $and: conditions };
}

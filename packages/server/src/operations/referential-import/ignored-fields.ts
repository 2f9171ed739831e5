import type { Outcome } from '../engine/index.ts';

/** Fields left out that the journal names. */
const MAX_IGNORED = 100;

/**
 * What the last event says of given fields that the model does not know: left out, as Vitam does (an export of another
 * version is taken), but named. Nothing when there is none.
 */
export function ignoredFields(ignored: readonly string[]): Readonly<Record<string, unknown>> {
  return ignored.length === 0 ? {} : { ignoredFields: ignored.slice(0, MAX_IGNORED) };
}

/** The outcome of a check that has nothing else to say. */
export function passed(ignored: readonly string[]): Outcome {
  return {
    status: 'OK',
    silent: true,
    ...(ignored.length === 0 ? {} : { finalData: { evDetData: ignoredFields(ignored) } }),
  };
}

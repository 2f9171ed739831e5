import { chartrierError } from '@chartrier/messages';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;
const MAX_OFFSET = 1_000_000;

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Which part of a list is asked for. @throws BODY_REFUSED for what is no number, or beyond the limits */
export function pageOf(parameters: Readonly<Record<string, string>>): Page {
  return {
    offset: whole('offset', parameters.offset, 0, MAX_OFFSET),
    limit: whole('limit', parameters.limit, DEFAULT_LIMIT, MAX_LIMIT),
  };
}

function whole(name: string, given: string | undefined, absent: number, maximum: number): number {
  if (given === undefined) return absent;
  const value = Number(given);
  if (!Number.isInteger(value) || value < 0 || value > maximum)
    throw chartrierError('BODY_REFUSED', { faults: `?${name}=${given} (0 – ${maximum})` });
  return value;
}

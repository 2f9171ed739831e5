import { type ChartrierError, chartrierError, isChartrierError } from '@chartrier/messages';

/** Whether an error is one of the operating system, with one of these codes. */
export function hasErrno(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

/** What the operating system's refusal means for whoever writes to, or reads from, an offer. */
export function offerFailure(offer: string, error: unknown): ChartrierError {
  if (isChartrierError(error)) return error;
  if (hasErrno(error, 'ENOSPC', 'EDQUOT', 'EFBIG'))
    return chartrierError('OFFER_FULL', { offer }, { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  return chartrierError('OFFER_UNAVAILABLE', { offer, reason }, { cause: error });
}

import { type ChartrierError, chartrierError, isChartrierError } from '@chartrier/messages';

/** Whether an error is one of the operating system, with one of these codes. */
export function hasErrno(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

/** What the operating system's refusal means for whoever uses the workspace. */
export function workspaceFailure(directory: string, error: unknown): ChartrierError {
  if (isChartrierError(error)) return error;
  if (hasErrno(error, 'ENOSPC', 'EDQUOT', 'EFBIG'))
    return chartrierError('WORKSPACE_FULL', { directory }, { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  return chartrierError('WORKSPACE_UNAVAILABLE', { directory, reason }, { cause: error });
}

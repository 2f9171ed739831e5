/** Exit codes, by the status of the operation: scripts read them. */
export const EXIT_CODES = { OK: 0, ERROR: 1, USAGE: 2, WARNING: 3, KO: 4, FATAL: 5 } as const;

/** The exit code of an operation's status; what is not over yet counts as an error. */
export function exitCodeOf(status: string): number {
  if (status === 'OK' || status === 'WARNING' || status === 'KO' || status === 'FATAL')
    return EXIT_CODES[status];
  return EXIT_CODES.ERROR;
}

export const EXIT_CODES_HELP =
  '\nExit codes: 0 OK, 3 WARNING, 4 KO, 5 FATAL (paused), 1 the command failed, 2 it was not understood.';

import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';

export interface ThrottleSettings {
  /** Failures in a row that are free. */
  readonly failures: number;
  /** The longest wait. */
  readonly lockMilliseconds: number;
}

/** Wait after the first failure too many; it doubles at each one more. */
const FIRST_WAIT_MILLISECONDS = 5_000;
/** Behind one address there may be a whole office. */
const ADDRESS_ALLOWANCE = 10;

interface Row {
  readonly locked_until: Date | null;
}

function subjectsOf(login: string, address: string | undefined): readonly string[] {
  return [`login ${login.toLowerCase()}`, ...(address === undefined ? [] : [`address ${address}`])];
}

/** Whether a sign-in may be tried now. @returns SIGN_IN_THROTTLED with the wait, or undefined */
export async function throttled(
  queryable: Queryable,
  login: string,
  address: string | undefined,
  now: Date,
): Promise<ChartrierError | undefined> {
  const { rows } = await queryable.query<Row>(
    'select max(locked_until) as locked_until from sign_in_failure where subject = any ($1) and locked_until > $2',
    [subjectsOf(login, address), now],
  );
  const until = rows[0]?.locked_until;
  if (until === null || until === undefined) return undefined;
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1_000);
  return chartrierError('SIGN_IN_THROTTLED', { seconds });
}

/**
 * Counts a failure against the login (known or not: no answer must tell which) and the address. Beyond the free ones
 * each doubles the wait, up to the longest. A failure older than twice that is forgotten.
 */
export async function countFailure(
  queryable: Queryable,
  login: string,
  address: string | undefined,
  now: Date,
  { failures, lockMilliseconds }: ThrottleSettings,
): Promise<void> {
  for (const subject of subjectsOf(login, address)) {
    const free = subject.startsWith('address ') ? failures * ADDRESS_ALLOWANCE : failures;
    await queryable.query(
      `insert into sign_in_failure as known (subject, failures, last_at) values ($1, 1, $2)
       on conflict (subject) do update set
         failures = case when known.last_at < $3 then 1 else known.failures + 1 end,
         last_at = $2,
         locked_until = case when known.last_at < $3 or known.failures + 1 < $4 then null
           else $2 + make_interval(secs => least($5, $6 * 2 ^ least(known.failures + 1 - $4, 30)) / 1000.0) end`,
      [
        subject,
        now,
        new Date(now.getTime() - 2 * lockMilliseconds),
        free,
        lockMilliseconds,
        FIRST_WAIT_MILLISECONDS,
      ],
    );
  }
}

/** A sign-in that succeeded: the login's failures are forgotten, the address's are not. */
export async function forgetFailures(queryable: Queryable, login: string): Promise<void> {
  await queryable.query('delete from sign_in_failure where subject = $1', [`login ${login.toLowerCase()}`]);
}

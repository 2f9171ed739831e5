import { randomInt } from 'node:crypto';
import { type ChartrierError, chartrierError } from '@chartrier/messages';

/** NIST SP 800-63B: length counts, rules of composition do not. */
const MINIMUM = 12;
const MAXIMUM = 256;
/** `aaaaaaaaaaaa` is long and is no password. */
const DISTINCT = 5;
/** Without those that are taken for another (0 O, 1 l I). */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const ONE_TIME_GROUPS = 4;
const ONE_TIME_GROUP_LENGTH = 5;

/** Whether a password may be chosen. @returns PASSWORD_TOO_WEAK, or undefined */
export function passwordRefusal(
  next: string,
  { login, current }: { readonly login: string; readonly current: string },
): ChartrierError | undefined {
  const plain = next.toLowerCase();
  const good =
    next.length >= MINIMUM &&
    next.length <= MAXIMUM &&
    new Set(plain).size >= DISTINCT &&
    !plain.includes(login.toLowerCase()) &&
    !plain.includes(current.toLowerCase());
  return good
    ? undefined
    : chartrierError('PASSWORD_TOO_WEAK', { minimum: MINIMUM, maximum: MAXIMUM, distinct: DISTINCT });
}

/** A password to be handed to someone, about 114 bits: `kQ7pF-2mTzR-…`. */
export function oneTimePassword(): string {
  const letter = () => ALPHABET[randomInt(ALPHABET.length)] ?? '';
  const group = () => Array.from({ length: ONE_TIME_GROUP_LENGTH }, letter).join('');
  return Array.from({ length: ONE_TIME_GROUPS }, group).join('-');
}

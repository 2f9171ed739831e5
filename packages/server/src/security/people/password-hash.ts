import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { chartrierError } from '@chartrier/messages';

const derive = promisify(
  (parameters: Argon2Parameters, done: (error: Error | null, key: Buffer) => void): void =>
    argon2('argon2id', parameters, done),
);

/** RFC 9106's algorithm with OWASP's parameters for it: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Each derivation holds a thread of Node's pool and 19 MiB: more at once would slow what else the server does. */
const AT_ONCE = 2;
const WAITING = 64;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Derives password hashes, a few at a time. */
export interface PasswordHasher {
  /** @returns the hash in the PHC string format. @throws SIGN_IN_BUSY */
  hash(password: string): Promise<string>;
  /** Takes the same time whether or not there is a hash to compare with. @throws SIGN_IN_BUSY */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}

export function createPasswordHasher(): PasswordHasher {
  const gate = createGate();
  const key = (password: string, nonce: Buffer, memory: number, passes: number, parallelism: number) =>
    gate(() =>
      derive({
        message: Buffer.from(password.normalize('NFKC'), 'utf8'),
        nonce,
        memory,
        passes,
        parallelism,
        tagLength: KEY_BYTES,
      }),
    );
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const derived = await key(password, salt, MEMORY_KIB, PASSES, LANES);
      return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(derived)}`;
    },
    async matches(password, hash) {
      const [, memory, passes, lanes, salt, expected] = PHC.exec(hash ?? '') ?? [];
      if (memory === undefined || salt === undefined || expected === undefined) {
        await key(password, randomBytes(SALT_BYTES), MEMORY_KIB, PASSES, LANES);
        return false;
      }
      const derived = await key(
        password,
        Buffer.from(salt, 'base64'),
        Number(memory),
        Number(passes),
        Number(lanes),
      );
      const known = Buffer.from(expected, 'base64');
      return known.length === derived.length && timingSafeEqual(known, derived);
    },
  };
}

/** PHC strings have base64 without padding. */
function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

function createGate(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= AT_ONCE) {
      if (waiting.length >= WAITING) throw chartrierError('SIGN_IN_BUSY');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // the place is handed over, or given back
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

import { webcrypto } from 'node:crypto';
import * as pkijs from 'pkijs';

/** The curve that TLS 1.2 and 1.3 stacks all know. */
export const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const HASH = 'SHA-256';

/** Node's own cryptography for pkijs: no openssl at run time. */
export function cryptoEngine(): pkijs.ICryptoEngine {
  return new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto });
}

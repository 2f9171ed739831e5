import { hash } from 'node:crypto';

/**
 * The link that a commit adds to its tenant's chain: SHA-512 of three lines, the link before (empty for the first
 * commit), the digest of the operation's `prepared.json`, and the sequence number:
 *
 *     printf '%s\n%s\n%s\n' "$previous" "$prepared" "$seq" | sha512sum
 */
export function chainLink(previousLink: string, preparedDigest: string, seq: number | bigint): string {
  return hash('sha512', `${previousLink}\n${preparedDigest}\n${seq}\n`, 'hex');
}

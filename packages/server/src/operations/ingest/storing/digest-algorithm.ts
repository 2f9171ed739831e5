/** Digest algorithms that a manifest may declare (SEDA's code list in Vitam), and their names in OpenSSL. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};
export const DIGEST_ALGORITHMS: readonly string[] = Object.keys(ALGORITHMS);
/** The algorithm that the archive itself uses for every object. */
export const ARCHIVE_ALGORITHM = 'SHA-512';

/** OpenSSL's name of an algorithm as manifests write it; undefined for an unknown one. */
export function opensslName(algorithm: string): string | undefined {
  return Object.hasOwn(ALGORITHMS, algorithm) ? ALGORITHMS[algorithm] : undefined;
}

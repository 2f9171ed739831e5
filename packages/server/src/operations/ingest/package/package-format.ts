import { readSync } from 'node:fs';

/** The four packagings of a SEDA deposit, as the MIME types that PRONOM gives them. */
export const PACKAGE_FORMATS = {
  zip: 'application/zip',
  tar: 'application/x-tar',
  'tar.gz': 'application/gzip',
  'tar.bz2': 'application/x-bzip2',
} as const;
export type PackageFormat = keyof typeof PACKAGE_FORMATS;

const ZIP_LOCAL_HEADER = 0x04034b50;
const ZIP_END_OF_DIRECTORY = 0x06054b50;
const GZIP_MAGIC = 0x1f8b08;
const BZIP2_BLOCK_MAGIC = '314159265359';
const TAR_MAGIC_OFFSET = 257;
const HEAD_BYTES = 512;
/** The end record (22 bytes) and the longest comment that may follow it. */
const ZIP_TAIL_BYTES = 22 + 65_535;

/**
 * Says what a file is by its content, whatever its name: ZIP (also one that something else precedes, as
 * self-extracting archives do), POSIX tar, gzip or bzip2. Undefined for anything else.
 */
export function detectPackageFormat(fd: number, size: number): PackageFormat | undefined {
  const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
  readSync(fd, head, 0, head.length, 0);
  if (head.length >= 4 && head.readUInt32LE(0) === ZIP_LOCAL_HEADER) return 'zip';
  if (head.length >= 3 && head.readUIntBE(0, 3) === GZIP_MAGIC) return 'tar.gz';
  if (head.toString('latin1', 0, 3) === 'BZh' && head.toString('hex', 4, 10) === BZIP2_BLOCK_MAGIC) {
    return 'tar.bz2';
  }
  if (head.toString('latin1', TAR_MAGIC_OFFSET, TAR_MAGIC_OFFSET + 5) === 'ustar') return 'tar';
  return endsLikeZip(fd, size) ? 'zip' : undefined;
}

function endsLikeZip(fd: number, size: number): boolean {
  const tail = Buffer.alloc(Math.min(ZIP_TAIL_BYTES, size));
  readSync(fd, tail, 0, tail.length, size - tail.length);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (
      tail.readUInt32LE(at) === ZIP_END_OF_DIRECTORY &&
      tail.readUInt16LE(at + 20) === tail.length - at - 22
    ) {
      return true;
    }
  }
  return false;
}

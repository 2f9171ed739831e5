import { Readable } from 'node:stream';
import { checkSignatureFile, SignatureFileError, signatureFileKind } from '@chartrier/pronom';
import { type Finding, readSignatureFile, refusal, type SignatureFile } from '../../referential/index.ts';

/** A file of formats or of container signatures that was found right, or what there is against it. */
export type ExaminedSignatureFile =
  | { readonly kind: 'droid'; readonly file: SignatureFile }
  | { readonly kind: 'containers'; readonly version: string }
  | { readonly findings: readonly Finding[] };

/**
 * Judges a signature file of PRONOM, whichever of the two: its form, then each of its signatures, which must compile, for
 * objects will be identified with it.
 */
export async function examineSignatureFile(bytes: Buffer): Promise<ExaminedSignatureFile> {
  const kind = signatureFileKind(bytes);
  const file = kind === 'droid' ? await readSignatureFile(Readable.from([bytes])) : undefined;
  if (file !== undefined && 'findings' in file) return file;
  try {
    const { version } = checkSignatureFile(bytes);
    if (file !== undefined) return { kind: 'droid', file };
    if (/^\d{1,9}$/.test(version)) return { kind: 'containers', version };
    return { findings: [refusal('SIGNATURE_FILE_INVALID', { reason: `signatureVersion “${version}”` })] };
  } catch (error) {
    if (!(error instanceof SignatureFileError)) throw error;
    return { findings: [refusal('SIGNATURE_FILE_INVALID', { reason: error.message })] };
  }
}

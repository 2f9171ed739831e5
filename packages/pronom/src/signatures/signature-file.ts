import { compileSignatures } from './signatures.ts';

/** What a signature file is, and what it says of itself. */
export type SignatureFileHeading =
  | { readonly kind: 'droid'; readonly version: string; readonly created: string; readonly formats: number }
  | { readonly kind: 'containers'; readonly version: string; readonly signatures: number };

/** The least DROID file: container signatures alone are compiled beside it. */
const NO_FORMATS = '<FFSignatureFile Version="0"/>';
/** The root stands at the beginning; a byte-order mark, a declaration and comments may come before. */
const ROOT_WITHIN = 64 * 1024;

/** Which of PRONOM's two files this may be, by its root element; it may still be neither. */
export function signatureFileKind(beginning: Uint8Array): SignatureFileHeading['kind'] {
  const text = new TextDecoder().decode(beginning.subarray(0, ROOT_WITHIN));
  const root = /<(?:[\w.-]+:)?(FFSignatureFile|ContainerSignatureMapping)[\s>/]/.exec(text);
  return root?.[1] === 'ContainerSignatureMapping' ? 'containers' : 'droid';
}

/**
 * Reads and compiles one signature file, whichever of the two it is.
 *
 * @throws SignatureFileError where it is neither, or a signature of it cannot be read
 */
export function checkSignatureFile(file: Uint8Array): SignatureFileHeading {
  if (signatureFileKind(file) === 'containers') {
    const { set } = compileSignatures(NO_FORMATS, file);
    return { kind: 'containers', version: set.containerVersion ?? '', signatures: set.containers.length };
  }
  const { version, created, formats } = compileSignatures(file).set;
  return { kind: 'droid', version, created, formats: formats.length };
}

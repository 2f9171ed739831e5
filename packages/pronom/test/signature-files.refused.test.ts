import { describe, expect, it } from 'vitest';
import { compileSignatures, loadSignatures, SignatureFileError, saveSignatures } from '../src/index.ts';
import { SMALL_CONTAINER_FILE, SMALL_DROID_FILE, smallSignatures } from './support/small-signatures.ts';

describe('a signature file is refused', () => {
  it.each([
    ['of another kind', SMALL_CONTAINER_FILE, undefined, 'the root is ContainerSignatureMapping'],
    ['that is not XML', 'PDF', undefined, 'line 1'],
    ['that is cut', SMALL_DROID_FILE.slice(0, 900), undefined, 'line'],
    ['with a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>${SMALL_DROID_FILE.slice(38)}`, undefined, 'DOCTYPE'],
    [
      'nested too deep',
      SMALL_DROID_FILE.replace('<FileFormatCollection>', '<a>'.repeat(70)),
      undefined,
      'nested',
    ],
    [
      'with a sequence that cannot be read',
      SMALL_DROID_FILE.replace('4344303031', '43443'),
      undefined,
      'hexadecimal',
    ],
    ['without bytes in a sequence', SMALL_DROID_FILE.replace('4344303031', ''), undefined, 'signature 5'],
    ['in place of containers', SMALL_DROID_FILE, SMALL_DROID_FILE, 'the root is FFSignatureFile'],
    [
      'of an unknown kind of container',
      SMALL_DROID_FILE,
      SMALL_CONTAINER_FILE.replace('"OLE2"', '"RAR"'),
      'unknown kind "RAR"',
    ],
  ])('%s', (_, droid, containers, reason) => {
    expect(() => compileSignatures(droid, containers)).toThrow(SignatureFileError);
    expect(() => compileSignatures(droid, containers)).toThrow(reason);
  });

  it('once compiled, where it is altered, cut or of another form', () => {
    const kept = saveSignatures(smallSignatures());
    const altered = kept.slice();
    altered[200] = 0x58;
    expect(() => loadSignatures(altered)).toThrow('altered or cut');
    expect(() => loadSignatures(kept.subarray(0, 500))).toThrow('altered or cut');
    expect(() => loadSignatures(new Uint8Array(10))).toThrow('compile the files again');
    expect(() => loadSignatures(new Uint8Array(0))).toThrow(SignatureFileError);
  });
});

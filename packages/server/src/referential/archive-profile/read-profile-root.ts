import { SaxesParser } from 'saxes';

/** Why a file is not the profile that it should be, and where. */
export interface ProfileFileFault {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** The root element of each format: W3C XML Schema and RELAX NG (ISO/IEC 19757-2). */
const ROOTS = {
  XSD: { name: 'schema', namespace: 'http://www.w3.org/2001/XMLSchema' },
  RNG: { name: 'grammar', namespace: 'http://relaxng.org/ns/structure/1.0' },
} as const;

/**
 * Whether a file can be an archive profile: well-formed XML whose root is a schema (XSD) or a grammar (RNG). A DOCTYPE
 * is refused: nothing outside the file is ever read.
 *
 * @returns what is wrong, or undefined
 */
export async function readProfileRoot(
  source: AsyncIterable<Uint8Array>,
  format: keyof typeof ROOTS,
): Promise<ProfileFileFault | undefined> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const { name, namespace } = ROOTS[format];
  let fault: ProfileFileFault | undefined;
  let depth = 0;
  const refuse = (reason: string) => {
    fault ??= { line: parser.line, column: parser.column + 1, reason };
  };
  parser.on('error', (error) => refuse(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => refuse('DOCTYPE'));
  parser.on('opentag', (tag) => {
    if (depth === 0 && (tag.local !== name || tag.uri !== namespace)) refuse(`{${tag.uri}}${tag.local}`);
    depth += 1;
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of source) {
      parser.write(decoder.decode(chunk, { stream: true }));
      if (fault !== undefined) return fault;
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    refuse('UTF-8');
  }
  return fault;
}

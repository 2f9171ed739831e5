import { SaxesParser } from 'saxes';

/** Why a file is not the profile that it should be, and where. */
export interface ProfileFileFault {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  /** It would have another file read: an include, a redefinition, an import from a path. */
  readonly opensAnother: boolean;
}

/** The root element of each format: W3C XML Schema and RELAX NG (ISO/IEC 19757-2). */
const ROOTS = {
  XSD: { name: 'schema', namespace: 'http://www.w3.org/2001/XMLSchema' },
  RNG: { name: 'grammar', namespace: 'http://relaxng.org/ns/structure/1.0' },
} as const;

/** Elements of both languages that bring another file in, and the attribute that names it. */
const OPENING: Readonly<Record<string, string>> = {
  include: 'schemaLocation',
  redefine: 'schemaLocation',
  override: 'schemaLocation',
  import: 'schemaLocation',
};
const OPENING_RNG: Readonly<Record<string, string>> = { include: 'href', externalRef: 'href' };
/** A namespace may be said to be described on the Web: nothing is fetched, so nothing is opened. */
const ON_THE_WEB = /^https?:/i;

/**
 * Whether a file can be an archive profile: well-formed XML whose root is a schema (XSD) or a grammar (RNG). A DOCTYPE
 * is refused, and so is what would have another file read: nothing outside the file ever is.
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
  const refuse = (reason: string, opensAnother = false) => {
    fault ??= { line: parser.line, column: parser.column + 1, reason, opensAnother };
  };
  parser.on('error', (error) => refuse(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => refuse('DOCTYPE'));
  parser.on('opentag', (tag) => {
    if (depth === 0 && (tag.local !== name || tag.uri !== namespace)) refuse(`{${tag.uri}}${tag.local}`);
    const attribute =
      tag.uri === namespace ? (format === 'XSD' ? OPENING : OPENING_RNG)[tag.local] : undefined;
    const target = attribute === undefined ? undefined : tag.attributes[attribute]?.value;
    if (target !== undefined && !(tag.local === 'import' && ON_THE_WEB.test(target)))
      refuse(`${tag.name} ${attribute}="${target}"`, true);
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

import { SaxesParser } from 'saxes';

/** A signature file that cannot be used: not XML, not of the expected kind, or a signature that cannot be read. */
export class SignatureFileError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignatureFileError';
  }
}

export type Attributes = Readonly<Record<string, string>>;

/** What is told of each element; `text` is all that stands between its tags. */
export interface ElementHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string, text: string): void;
}

/** Elements nested in one another: signature files have about ten. */
const DEPTH_LIMIT = 64;
const FED_AT_ONCE = 64 * 1024;

/**
 * Reads XML in one pass, by names without prefix. A DOCTYPE is refused: signature files have none, and entities would
 * make a small file a large one.
 *
 * @throws SignatureFileError where it is not well formed, or is nested too deep
 */
export function readXml(xml: string | Uint8Array, handler: ElementHandler): void {
  const text = typeof xml === 'string' ? xml : decode(xml);
  const parser = new SaxesParser({ xmlns: false, position: true });
  const texts: string[] = [];
  const fail = (reason: string): never => {
    throw new SignatureFileError(`line ${parser.line}, column ${parser.column}: ${reason}`);
  };
  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => fail('a signature file has no DOCTYPE'));
  parser.on('opentag', (tag) => {
    if (texts.length >= DEPTH_LIMIT) fail(`more than ${DEPTH_LIMIT} elements nested in one another`);
    texts.push('');
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on('text', (piece) => {
    const last = texts.length - 1;
    if (last >= 0) texts[last] += piece;
  });
  parser.on('cdata', (piece) => {
    const last = texts.length - 1;
    if (last >= 0) texts[last] += piece;
  });
  parser.on('closetag', (tag) => handler.close(localName(tag.name), texts.pop() ?? ''));
  for (let at = 0; at < text.length; at += FED_AT_ONCE) parser.write(text.slice(at, at + FED_AT_ONCE));
  parser.close();
}

/** PRONOM writes UTF-8; a byte order mark tells UTF-16. */
function decode(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  return new TextDecoder(bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : (utf16 ?? 'utf-8')).decode(
    bytes,
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import type { ManifestLimits } from '../limits.ts';
import { UnreadableXml } from './xml-fault.ts';

/** An element as the parser gives it: `local`, `uri`, `attributes`. */
export type Tag = SaxesTagNS;
export type TagAttribute = SaxesAttributeNS;

export interface XmlListener {
  /** The opening tag's `<` is at this position, 1-based. */
  open(tag: Tag, line: number, column: number): void;
  /** A run of characters; one text may come in several runs. */
  text(text: string): void;
  close(tag: Tag): void;
}

export interface XmlReader {
  write(text: string): void;
  finish(): void;
  /** Where the reader stands, 1-based. */
  position(): { readonly line: number; readonly column: number };
}

/**
 * A well-formedness parser (XML 1.0, Namespaces in XML 1.0) that gives its events to a listener and throws
 * `UnreadableXml` at the first fault: not XML, a document type declaration, or beyond a limit. Entities other than the
 * five of XML are unknown, since nothing may declare them; nothing is ever fetched.
 */
export function createXmlReader(listener: XmlListener, limits: ManifestLimits): XmlReader {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  let attributes = 0;
  // Characters since the last event: a token longer than its limit shows before it is whole.
  let pending = 0;
  let advanced = false;
  let startLine = 1;
  let startColumn = 1;
  let lessThanLine = 1;
  let lessThanColumn = 1;
  let lastClosed = '';
  // An ampersand that begins no reference: the parser looks for its semicolon over the whole document, in silence.
  let ampersand: { readonly line: number; readonly column: number } | undefined;

  const position = () => ({ line: parser.line, column: Math.max(1, parser.column) });

  const tooLong = (rule: string, limit: number) => new UnreadableXml(rule, String(limit));

  parser.on('error', (error) => {
    const fault = syntaxFault(error.message, lastClosed);
    throw ampersand === undefined || !SWALLOWED.has(fault.rule)
      ? fault
      : new UnreadableXml('xml-ampersand', '', { at: ampersand });
  });
  parser.on('doctype', (doctype) => {
    const lines = doctype.split('\n').length - 1;
    throw new UnreadableXml('doctype', 'DOCTYPE', {
      code: 'DOCTYPE_REFUSED',
      at: { line: parser.line - lines, column: 1 },
    });
  });
  parser.on('comment', () => {
    advanced = true;
  });
  parser.on('opentagstart', (tag) => {
    advanced = true;
    attributes = 0;
    if (tag.name.length > limits.nameLength) throw tooLong('xml-limit-name', limits.nameLength);
    if (parser.column > 0) {
      startLine = parser.line;
      startColumn = parser.column - tag.name.length - 1;
    } else {
      // The name is followed by a line break, already read: the tag began where the last text or tag ended.
      startLine = lessThanLine;
      startColumn = lessThanColumn;
    }
  });
  parser.on('attribute', (attribute) => {
    advanced = true;
    attributes++;
    if (attributes > limits.attributes) throw tooLong('xml-limit-attributes', limits.attributes);
    if (attribute.name.length > limits.nameLength) throw tooLong('xml-limit-name', limits.nameLength);
  });
  parser.on('text', (text) => {
    advanced = true;
    lessThanLine = parser.line;
    lessThanColumn = parser.column;
    listener.text(text);
  });
  parser.on('cdata', (text) => {
    advanced = true;
    listener.text(text);
  });
  parser.on('opentag', (tag) => {
    depth++;
    if (depth > limits.depth) throw tooLong('xml-limit-depth', limits.depth);
    listener.open(tag, startLine, startColumn);
    lessThanLine = parser.line;
    lessThanColumn = parser.column + 1;
  });
  parser.on('closetag', (tag) => {
    advanced = true;
    depth--;
    lastClosed = tag.name;
    lessThanLine = parser.line;
    lessThanColumn = parser.column + 1;
    listener.close(tag);
  });

  // V8 moves an object that receives this many handlers by computed name to slow properties, and parsing is then five
  // times slower; an object that serves as a prototype gets fast ones back.
  Object.create(parser);

  const write = (text: string) => {
    advanced = false;
    parser.write(text);
    if (advanced) ampersand = undefined;
    pending = advanced ? 0 : pending + text.length;
    if (pending <= limits.tokenLength) return;
    throw ampersand === undefined
      ? tooLong('xml-limit-token', limits.tokenLength)
      : new UnreadableXml('xml-ampersand', '', { at: ampersand });
  };

  return {
    write(text) {
      let from = 0;
      for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
        REFERENCE.lastIndex = at;
        if (REFERENCE.test(text)) continue;
        // Read up to it, so that its place is known, should it turn out to be no reference.
        if (at > from) write(text.slice(from, at));
        from = at;
        ampersand ??= { line: parser.line, column: parser.column + 1 };
      }
      write(from === 0 ? text : text.slice(from));
    },
    finish() {
      parser.close();
    },
    position,
  };
}

const REFERENCE = /&(?:#[0-9]{1,8}|#x[0-9A-Fa-f]{1,8}|[A-Za-z_][\w.-]{0,63});/y;
/** Faults that a lone ampersand causes, wherever they show. */
const SWALLOWED = new Set(['xml-entity', 'xml-unclosed', 'xml-truncated']);

/** The parser's messages, by the rule of XML that they stand for. */
const SYNTAX_RULES: readonly (readonly [RegExp, string])[] = [
  [/must contain a root element/, 'xml-empty'],
  [/text data outside of root/, 'xml-text-outside'],
  [/unclosed tag: (.*)\./, 'xml-unclosed'],
  [/unclosed tag: (.*)/, 'xml-unclosed'],
  [/unmatched closing tag: (.*)\./, 'xml-mismatched'],
  [/unexpected close tag/, 'xml-mismatched'],
  [/unexpected end/, 'xml-truncated'],
  [/only one root/, 'xml-two-roots'],
  [/undefined entity|character in entity name|empty entity/, 'xml-entity'],
  [/malformed character entity|disallowed character\.$/, 'xml-character'],
  [/duplicate attribute: (.*)\./, 'xml-attribute-twice'],
  [/unbound namespace prefix: (.*)\./, 'xml-prefix'],
  [/attribute|whitespace between attributes/, 'xml-attribute'],
  [/XML declaration|version number|encoding value|standalone/, 'xml-declaration'],
];

function syntaxFault(message: string, lastClosed: string): UnreadableXml {
  for (const [pattern, rule] of SYNTAX_RULES) {
    const match = pattern.exec(message);
    // The parser closes the element that was open before it says that another one was expected.
    if (match !== null)
      return new UnreadableXml(rule, rule === 'xml-mismatched' ? lastClosed : (match[1] ?? ''));
  }
  return new UnreadableXml('xml-syntax', '');
}

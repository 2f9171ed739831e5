/** Characters that XML 1.0 cannot hold, even escaped; they become U+FFFD, which shows that something stood there. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const IN_TEXT = /[&<>\r]/g;
const IN_ATTRIBUTE = /[&<>"\t\n\r]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const escapeCharacter = (character: string) => ESCAPES[character] ?? character;

/** A text between tags. Quotes stay as they are: replies are searched for JSON as it is written. */
export function escapeText(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(IN_TEXT, escapeCharacter);
}

/** A value between double quotes. */
export function escapeAttribute(value: string): string {
  return value.replace(NOT_XML, '\ufffd').replace(IN_ATTRIBUTE, escapeCharacter);
}

/** An element with a text and attributes; attributes without a value are left out. */
export function element(
  name: string,
  text: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): string {
  return wrap(name, escapeText(text), attributes);
}

/** An element around markup; without markup it closes itself. */
export function wrap(
  name: string,
  markup: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): string {
  const open = openTag(name, attributes);
  return markup === '' ? `${open.slice(0, -1)}/>` : `${open}${markup}</${name}>`;
}

export function openTag(name: string, attributes: Readonly<Record<string, string | undefined>> = {}): string {
  let tag = `<${name}`;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) tag += ` ${attribute}="${escapeAttribute(value)}"`;
  }
  return `${tag}>`;
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * Whether a text is XML although no signature says so: an XML declaration in an encoding that signatures do not write,
 * or, without declaration, a root element that begins the text and whose end tag closes it.
 *
 * @param head the first characters of the text
 * @param tail the last ones
 */
export function looksLikeXml(head: string, tail: string): boolean {
  const start = head.replace(/^\ufeff/, '').trimStart();
  if (/^<\?xml[\s?]/.test(start)) return true;
  const root = /^(?:<!--.*?-->\s*)*<([A-Za-z_][\w.:-]*)(?:\s[^<>]*)?(\/?)>/s.exec(start);
  const name = root?.[1];
  if (root === null || name === undefined || name.toLowerCase() === 'html') return false;
  const end = tail.trimEnd();
  if (root[2] === '/') return end.endsWith('/>') && root[0].length === start.trimEnd().length;
  return end.endsWith(`</${name}>`);
}

/** Decodes a piece of text; characters cut at its ends do not matter. */
export function decodeText(bytes: Uint8Array, encoding: string): string {
  const label = encoding.startsWith('UTF-16') ? encoding.toLowerCase() : 'utf-8';
  return new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
}

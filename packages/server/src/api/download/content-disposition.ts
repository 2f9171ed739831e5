/**
 * `Content-Disposition` of a download (RFC 6266): the name in ASCII, and once more in UTF-8 (RFC 8187) when it has
 * other characters. A folder in the name is dropped.
 */
export function attachment(name: string): string {
  const base = name.split(/[\\/]/).at(-1)?.trim() || 'file';
  const ascii = base.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\]/g, '_');
  const plain = `attachment; filename="${ascii}"`;
  return ascii === base ? plain : `${plain}; filename*=UTF-8''${encodeRfc8187(base)}`;
}

function encodeRfc8187(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

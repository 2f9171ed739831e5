/** Arguments of one call. */
const CHUNK = 8_192;

/** The bytes of a Base64 text (RFC 2045 §6.8): what is not of its alphabet is left aside, a broken end too. */
export function decodeBase64(text: string): Uint8Array {
  const clean = text.replaceAll(/[^A-Za-z0-9+/]/g, '');
  const whole = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
  return Uint8Array.from(atob(whole), (sign) => sign.charCodeAt(0));
}

/** The bytes of a quoted-printable text (RFC 2045 §6.7); an escape that is none stays as it is written. */
export function decodeQuotedPrintable(text: string): Uint8Array {
  // blanks at the end of a line were added on the way (rule 3)
  const lines = text.split('\n').map((line) => line.trimEnd());
  const last = lines.length - 1;
  const joined = lines
    .map((line, index) => (line.endsWith('=') ? line.slice(0, -1) : index === last ? line : `${line}\n`))
    .join('');
  const binary = joined.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0) & 0xff);
}

/** Each byte as the sign of the same number. `latin1` of the browsers is Windows-1252, where some bytes are other signs. */
export function binaryOf(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return binary;
}

/** Text in a character set; one that is unknown is read as Windows-1252, where each byte is a sign. */
export function textOf(bytes: Uint8Array, charset: string): string {
  return decoderOf(charset).decode(bytes);
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset.trim());
  } catch {
    // a set that no browser knows
    return new TextDecoder('windows-1252');
  }
}

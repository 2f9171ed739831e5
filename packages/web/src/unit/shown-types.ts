import { type HeldObject, nameOf } from './objects.tsx';

export type Way = 'image' | 'text' | 'audio' | 'video' | 'pdf' | 'mail';

/**
 * The only types that are ever shown; the file's own claim is not believed beyond this list, and what could hold active
 * content (HTML, SVG, XML) is shown as its source text, or not at all.
 */
const SHOWN: readonly { readonly type: string; readonly as: Way }[] = [
  { type: 'image/png', as: 'image' },
  { type: 'image/jpeg', as: 'image' },
  { type: 'image/gif', as: 'image' },
  { type: 'image/webp', as: 'image' },
  { type: 'image/avif', as: 'image' },
  { type: 'image/bmp', as: 'image' },
  { type: 'application/pdf', as: 'pdf' },
  { type: 'audio/mpeg', as: 'audio' },
  { type: 'audio/wav', as: 'audio' },
  { type: 'audio/x-wav', as: 'audio' },
  { type: 'audio/ogg', as: 'audio' },
  { type: 'audio/flac', as: 'audio' },
  { type: 'audio/mp4', as: 'audio' },
  { type: 'video/mp4', as: 'video' },
  { type: 'video/webm', as: 'video' },
  { type: 'message/rfc822', as: 'mail' },
  { type: 'text/plain', as: 'text' },
  { type: 'text/csv', as: 'text' },
  { type: 'text/xml', as: 'text' },
  { type: 'text/html', as: 'text' },
  { type: 'application/xhtml+xml', as: 'text' },
  { type: 'image/svg+xml', as: 'text' },
  { type: 'application/xml', as: 'text' },
  { type: 'application/json', as: 'text' },
];

/** For a file whose format was not identified. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  md: 'text/plain',
  log: 'text/plain',
  xml: 'text/xml',
  html: 'text/html',
  htm: 'text/html',
  svg: 'image/svg+xml',
  json: 'application/json',
  eml: 'message/rfc822',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

export interface Shown {
  /** What the browser is told that the bytes are. */
  readonly type: string;
  readonly as: Way;
}

/** How a file is shown: by the format that was identified, else by its name; nothing when it is not. */
export function shownAs(held: HeldObject): Shown | undefined {
  const identified = String(held.object.FormatIdentification?.['MimeType'] ?? '')
    .split(/[,;]/)
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '');
  const byName = BY_EXTENSION[nameOf(held).split('.').at(-1)?.toLowerCase() ?? ''];
  const known = SHOWN.find(({ type }) => identified.includes(type));
  // plain text is all that is identified of many: a message, a table
  if (known?.type === 'text/plain' && byName === 'message/rfc822') return { type: byName, as: 'mail' };
  return known ?? (identified.length === 0 ? SHOWN.find(({ type }) => type === byName) : undefined);
}

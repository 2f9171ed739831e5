import type { Language } from '@chartrier/messages';

/** The language that the reader prefers among ours (RFC 9110 §12.5.4), or the platform's. */
export function readerLanguage(acceptLanguage: string | undefined, platform: Language): Language {
  const ranges = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [range = '', quality] = part.split(';').map((piece) => piece.trim().toLowerCase());
      return { range, quality: quality?.startsWith('q=') === true ? Number(quality.slice(2)) : 1 };
    })
    .sort((left, right) => right.quality - left.quality);
  for (const { range, quality } of ranges) {
    if (!(quality > 0)) continue;
    if (range === 'fr' || range.startsWith('fr-')) return 'fr';
    if (range === 'en' || range.startsWith('en-')) return 'en';
  }
  return platform;
}

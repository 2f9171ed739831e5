import type { Language } from './language.tsx';

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** A format of each language, made when it is first used: making one costs more than a hundred uses of it. */
function ofLanguage<Format>(make: (locale: string) => Format): (language: Language) => Format {
  const made = new Map<Language, Format>();
  return (language) => {
    const known = made.get(language) ?? make(LOCALES[language]);
    made.set(language, known);
    return known;
  };
}

const numbers = ofLanguage((locale) => new Intl.NumberFormat(locale));
const numbersWithTenths = ofLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const wholeNumbers = ofLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const days = ofLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const instants = ofLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
);

export function formatCount(value: number, language: Language): string {
  return numbers(language).format(value);
}

const UNITS = {
  fr: ['octets', 'Ko', 'Mo', 'Go', 'To'],
  en: ['bytes', 'KB', 'MB', 'GB', 'TB'],
} as const;

/** Bytes as one reads them, by thousands (decimal units, as disks are sold): `2,1 Mo`. */
export function formatBytes(bytes: number, language: Language): string {
  const units = UNITS[language];
  const rank = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** rank;
  const shown = rank === 0 || value >= 100 ? wholeNumbers(language) : numbersWithTenths(language);
  return `${shown.format(value)} ${units[rank]}`;
}

/**
 * A date or date-time of the archive, as written: never shifted to the reader's zone, since an archive's date is a
 * day, not an instant. `1910`, `1910-02` and what is no date stay as they are.
 */
export function formatDate(written: string, language: Language): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(written);
  if (day === null) return written;
  const date = new Date(0);
  date.setUTCFullYear(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
  return days(language).format(date);
}

/** An instant that the server tells in UTC without a zone, shown in the reader's own. */
export function formatInstant(utc: string, language: Language): string {
  const instant = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(utc) ? utc : `${utc}Z`);
  if (Number.isNaN(instant.getTime())) return utc;
  return instants(language).format(instant);
}

/** `11 s`, `3 min 20 s`, `1 h 05`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

/** What something is of, or how much: `Effacer : admin`; a colon follows the word in English, and a space in French. */
export function withColon(what: string, which: string, language: Language): string {
  return language === 'fr' ? `${what} : ${which}` : `${what}: ${which}`;
}

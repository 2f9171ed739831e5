import type { Language } from './language.tsx';

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

export function formatCount(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value);
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
  const digits = rank === 0 || value >= 100 ? 0 : 1;
  const shown = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(value);
  return `${shown} ${units[rank]}`;
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
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** An instant that the server tells in UTC without a zone, shown in the reader's own. */
export function formatInstant(utc: string, language: Language): string {
  const instant = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(utc) ? utc : `${utc}Z`);
  if (Number.isNaN(instant.getTime())) return utc;
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'short' }).format(
    instant,
  );
}

/** `11 s`, `3 min 20 s`, `1 h 05`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

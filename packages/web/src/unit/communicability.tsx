import type { UnitWithInheritedRules } from '@chartrier/client';
import { formatDate, useLanguage, useWords, type Words } from '../language/index.ts';
import { StatusMark } from '../parts/index.ts';

const fr = {
  open: 'Communicable',
  opensOn: (date: string) => `Communicable le ${date}`,
  unknown: 'Communicabilité sans échéance connue',
  none: 'Sans règle de communicabilité',
};
const en: typeof fr = {
  open: 'Open to the public',
  opensOn: (date) => `Open on ${date}`,
  unknown: 'Access rule without a known end',
  none: 'No access rule',
};
const WORDS: Words<typeof fr> = { fr, en };

/** Whether a unit may be shown today: every access rule in force must have ended (all of them, own and inherited). */
export function Communicability({ unit }: { readonly unit: UnitWithInheritedRules }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const rules = unit.InheritedRules.AccessRule.Rules;
  if (rules.length === 0) return <StatusMark status="UNKNOWN" label={words.none} />;
  const ends = rules.map(({ EndDate }) => EndDate);
  if (ends.some((end) => end === undefined)) return <StatusMark status="WARNING" label={words.unknown} />;
  const last = ends.reduce((latest, end) => ((end ?? '') > (latest ?? '') ? end : latest)) ?? '';
  return last <= new Date().toISOString().slice(0, 10) ? (
    <StatusMark status="OK" label={words.open} />
  ) : (
    <StatusMark status="WARNING" label={words.opensOn(formatDate(last, language))} />
  );
}

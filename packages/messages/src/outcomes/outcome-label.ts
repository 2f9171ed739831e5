import type { Language } from '../chartrier-error.ts';
import type { Label } from './label.ts';
import { OUTCOME_LABELS } from './registry.ts';

/** How a status is said after a label. */
const STATUS_WORDS: Readonly<Record<string, Label>> = {
  UNKNOWN: { fr: 'non commencé', en: 'not started' },
  STARTED: { fr: 'en cours', en: 'under way' },
  ALREADY_EXECUTED: { fr: 'déjà fait', en: 'already done' },
  OK: { fr: 'succès', en: 'success' },
  WARNING: { fr: 'avertissement', en: 'warning' },
  KO: { fr: 'échec', en: 'failure' },
  FATAL: { fr: 'erreur technique', en: 'technical error' },
};

/**
 * What an `outDetail` means, as a sentence: `CHECK_SEDA.NOT_XSD_VALID.KO` is "Contrôle du bordereau selon le SEDA :
 * échec, le bordereau ne respecte pas le schéma du SEDA". Without a status (`CHECK_SEDA`) it is the bare label, which
 * a reply to a transfer writes as EventType. Vitam writes the start of a step `STP_X.STARTED.OK`; lifecycle keys
 * begin with `LFC.` and take the same labels. Answers undefined for a key that has no label.
 */
export function outcomeLabel(outDetail: string, language: Language = 'fr'): string | undefined {
  const { key, status } = splitStatus(outDetail.replace(/^LFC\./, ''));
  const found = findLabel(key);
  if (found === undefined) return undefined;
  const label = found.label[language];
  const reason = found.reason?.[language];
  const word = status === undefined ? undefined : STATUS_WORDS[status]?.[language];
  const outcome = [word, reason].filter((part) => part !== undefined).join(', ');
  if (outcome === '') return label;
  return language === 'fr' ? `${label} : ${outcome}` : `${label}: ${outcome}`;
}

function splitStatus(outDetail: string): { readonly key: string; readonly status: string | undefined } {
  const parts = outDetail.replace(/\.STARTED\.OK$/, '.STARTED').split('.');
  const last = parts.at(-1) ?? '';
  // A key of one part is a key, and `UNKNOWN` alone may be a sub-code: a status is followed by nothing else.
  return parts.length > 1 && last in STATUS_WORDS && !isSubCode(parts)
    ? { key: parts.slice(0, -1).join('.'), status: last }
    : { key: outDetail, status: undefined };
}

/** `UNKNOWN` is both a status and a sub-code: `CHECK_HEADER.CHECK_AGENT.UNKNOWN` without a status is the latter. */
function isSubCode(parts: readonly string[]): boolean {
  return parts.at(-1) === 'UNKNOWN' && OUTCOME_LABELS.reasons[parts.join('.')] !== undefined;
}

/** The longest part of the key that is a label; the rest must be a known reason. */
function findLabel(key: string): { readonly label: Label; readonly reason: Label | undefined } | undefined {
  const parts = key.split('.');
  for (let length = parts.length; length > 0; length--) {
    const label = OUTCOME_LABELS.labels[parts.slice(0, length).join('.')];
    if (label === undefined) continue;
    if (length === parts.length) return { label, reason: undefined };
    const reason = OUTCOME_LABELS.reasons[key] ?? OUTCOME_LABELS.reasons[parts.slice(length).join('.')];
    return reason === undefined ? undefined : { label, reason };
  }
  return undefined;
}

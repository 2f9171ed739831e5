import { useWords } from '../language/index.ts';
import './status-mark.css';
import { WORDS } from './words.ts';

const SIGNS: Readonly<Record<string, string>> = {
  OK: '✓',
  WARNING: '!',
  KO: '✕',
  FATAL: '✕',
  STARTED: '…',
  UNKNOWN: '○',
};

/** A status by its sign and its word; colour only helps. */
export function StatusMark({ status, label }: { readonly status: string; readonly label?: string }) {
  const words = useWords(WORDS);
  const known = status in SIGNS ? status : 'UNKNOWN';
  return (
    <span className={`status status-${known.toLowerCase()}`}>
      <span aria-hidden="true">{SIGNS[known]}</span> {label ?? words.status[known]}
    </span>
  );
}

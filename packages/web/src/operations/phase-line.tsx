import { useWords } from '../language/index.ts';
import { StatusMark } from '../parts/index.ts';
import './phase-line.css';
import type { Phase } from './phases.ts';
import { WORDS } from './words.ts';

/** Six words that tell how far a deposit went. */
export function PhaseLine({ phases, ended }: { readonly phases: readonly Phase[]; readonly ended: boolean }) {
  const words = useWords(WORDS);
  return (
    <ol className="phases">
      {phases.map(({ name, status }) => (
        <li key={name} className={`phase phase-${(status ?? 'none').toLowerCase()}`}>
          <span className="phase-dot" aria-hidden="true" />
          <strong>{words.phases[name]}</strong>
          {status === undefined ? (
            <span className="quiet">{ended ? words.notDone : words.toCome}</span>
          ) : (
            <StatusMark status={status} />
          )}
        </li>
      ))}
    </ol>
  );
}

import { useWords } from '../language/index.ts';
import { StatusMark } from '../parts/index.ts';
import './phase-line.css';
import type { Phase } from './phases.ts';
import { WORDS } from './words.ts';

/** Six words that tell how far a deposit went. */
export function PhaseLine({ phases }: { readonly phases: readonly Phase[] }) {
  const words = useWords(WORDS);
  return (
    <ol className="phases">
      {phases.map(({ name, status }) => (
        <li key={name} className={`phase phase-${(status ?? 'none').toLowerCase()}`}>
          <span className="phase-dot" aria-hidden="true" />
          <strong>{words.phases[name]}</strong>
          {status === undefined ? (
            <span className="quiet">{words.notDone}</span>
          ) : (
            <StatusMark status={status} />
          )}
        </li>
      ))}
    </ol>
  );
}

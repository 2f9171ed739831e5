import { formatCount, formatDuration, useLanguage, useWords } from '../language/index.ts';
import { useLiveOperation } from './live-operations.tsx';
import './running-step.css';
import { WORDS } from './words.ts';

/** How far the running step is: done, in all, and how long the rest takes at this pace. */
export function RunningStep({ id }: { readonly id: string }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const live = useLiveOperation(id);
  if (live === undefined || live.state !== 'RUNNING' || live.step === undefined) return null;
  const { step, processed, toProcess, stepStartedAt } = live;
  const elapsed = stepStartedAt === undefined ? 0 : Date.now() - Date.parse(stepStartedAt);
  const left =
    processed === undefined || toProcess === undefined || processed === 0
      ? undefined
      : (elapsed * (toProcess - processed)) / processed;
  return (
    <div className="running-step" role="status">
      <code>{step}</code>
      {processed === undefined || toProcess === undefined ? null : (
        <>
          <progress max={toProcess} value={processed} aria-label={step} />
          <span className="quiet">
            {words.doneOf(formatCount(processed, language), formatCount(toProcess, language))}
            {left === undefined || left < 1_000 ? '' : ` · ${words.left(formatDuration(left))}`}
          </span>
        </>
      )}
    </div>
  );
}

import type { LogbookEvent } from '@chartrier/client';
import { Link } from '@tanstack/react-router';
import { formatInstant, useLanguage } from '../language/index.ts';
import { sentenceOf } from '../operations/sentence.ts';
import { Refusal, StatusMark, Waiting } from '../parts/index.ts';
import './journal.css';
import { useLifecycle } from './use-unit.ts';

/** What happened to a unit, the newest first: the sentence, the code, the operation that did it. */
export function Journal({ unitId }: { readonly unitId: string }) {
  const lifecycle = useLifecycle(unitId);
  if (lifecycle.error !== null)
    return <Refusal error={lifecycle.error} onRetry={() => void lifecycle.refetch()} />;
  if (lifecycle.data === undefined) return <Waiting />;
  return (
    <ol className="journal">
      {[...lifecycle.data.events].reverse().map((event) => (
        <Event key={event.evId} event={event} />
      ))}
    </ol>
  );
}

function Event({ event }: { readonly event: LogbookEvent }) {
  const { language } = useLanguage();
  const difference = differenceOf(event.evDetData);
  return (
    <li className="journal-event">
      <p>
        <StatusMark status={event.outcome} label={sentenceOf(event, language) ?? event.evType} />
      </p>
      <p className="quiet">
        {formatInstant(event.evDateTime, language)} · <code>{event.outDetail}</code> ·{' '}
        <Link to="/operations/$id" params={{ id: event.evIdProc }}>
          {event.evTypeProc}
        </Link>
      </p>
      {difference === undefined ? null : <pre className="difference">{difference}</pre>}
    </li>
  );
}

function differenceOf(details: string | undefined): string | undefined {
  if (details === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(details);
    if (parsed !== null && typeof parsed === 'object' && 'diff' in parsed && typeof parsed.diff === 'string')
      return parsed.diff === '' ? undefined : parsed.diff;
  } catch {
    // details that are no JSON are of other tools: the sentence says enough
  }
  return undefined;
}

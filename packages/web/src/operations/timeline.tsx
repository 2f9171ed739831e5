import type { LogbookEvent } from '@chartrier/client';
import { formatInstant, useLanguage } from '../language/index.ts';
import { StatusMark } from '../parts/index.ts';
import { sentenceOf } from './sentence.ts';
import './timeline.css';

interface Branch {
  readonly event: LogbookEvent;
  readonly below: readonly Branch[];
}

/** The events of an operation as the tree that their parents make; what starts a step is said by its end. */
function branchesOf(events: readonly LogbookEvent[]): readonly Branch[] {
  const told = events.filter(({ evType, outcome }) => !evType.endsWith('.STARTED') && outcome !== 'STARTED');
  const ids = new Set(told.map(({ evId }) => evId));
  const byParent = Map.groupBy(told, ({ evParentId }) =>
    typeof evParentId === 'string' && ids.has(evParentId) ? evParentId : '',
  );
  const below = (parent: string): readonly Branch[] =>
    (byParent.get(parent) ?? [])
      .filter(({ evId }) => evId !== parent)
      .map((event) => ({ event, below: below(event.evId) }));
  return below('');
}

export function Timeline({ events }: { readonly events: readonly LogbookEvent[] }) {
  return <Branches branches={branchesOf(events)} />;
}

function Branches({ branches }: { readonly branches: readonly Branch[] }) {
  const { language } = useLanguage();
  return (
    <ol className="timeline">
      {branches.map(({ event, below }) => (
        <li key={event.evId}>
          <p className="timeline-line">
            <StatusMark status={event.outcome} label={sentenceOf(event, language) ?? event.evType} />
            <span className="quiet">
              <code>{event.outDetail}</code> · {formatInstant(event.evDateTime, language)}
            </span>
          </p>
          {below.length === 0 ? null : <Branches branches={below} />}
        </li>
      ))}
    </ol>
  );
}

import type { LogbookOperation } from '@chartrier/client';
import { Link } from '@tanstack/react-router';
import type { ReactNode, RefObject } from 'react';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { StatusMark, useRows } from '../parts/index.ts';
import './operation-row.css';
import { subjectOf } from './faults.ts';
import { sentenceOf, tellingEvent } from './sentence.ts';
import { WORDS } from './words.ts';

/** The last thing that the journal says of an operation: OK, WARNING, KO, FATAL, or that it started. */
export function outcomeOf(operation: LogbookOperation): string {
  return operation.events.at(-1)?.outcome ?? operation.outcome;
}

/** An operation of a list, in words. */
export interface ListedOperation {
  readonly id: string;
  readonly title: string;
  /** What it is, when, where it stands. */
  readonly facts: string;
  readonly status: string;
  /** The status in other words. */
  readonly label?: string;
  /** Wants a person's eye. */
  readonly troubled?: boolean;
  /** How far it is, while it runs. */
  readonly below?: ReactNode;
}

/** How an operation of the journal is told in a list: what it was, when, what became of it. */
export function useListed(): (operation: LogbookOperation) => ListedOperation {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  return (operation) => ({
    id: operation['#id'],
    title:
      subjectOf(operation.evDetData) ??
      sentenceOf(tellingEvent(operation.events) ?? operation, language) ??
      operation.evType,
    facts: `${words.kinds[operation.evTypeProc] ?? operation.evTypeProc} · ${formatInstant(operation.evDateTime, language)}`,
    status: outcomeOf(operation),
  });
}

/** Operations, a line each; a line is chosen by keys, and opened. */
export function OperationList({ operations }: { readonly operations: readonly ListedOperation[] }) {
  const { box, rowProps, told } = useRows({
    rows: operations,
    nameOf: ({ title, facts }) => `${title}, ${facts}`,
    opens: true,
  });
  return (
    <>
      <ul ref={box as RefObject<HTMLUListElement | null>}>
        {operations.map(({ id, title, facts, status, label, troubled = false, below }, place) => (
          <li
            key={id}
            className={troubled ? 'operation operation-troubled' : 'operation'}
            {...rowProps(place)}
          >
            <Link to="/operations/$id" params={{ id }}>
              {title}
            </Link>
            <span className="quiet">{facts}</span>
            <StatusMark status={status} {...(label === undefined ? {} : { label })} />
            {below}
          </li>
        ))}
      </ul>
      <p className="unseen" role="status">
        {told}
      </p>
    </>
  );
}

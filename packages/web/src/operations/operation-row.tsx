import type { LogbookOperation } from '@chartrier/client';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { StatusMark } from '../parts/index.ts';
import './operation-row.css';
import { subjectOf } from './faults.ts';
import { sentenceOf } from './sentence.ts';
import { WORDS } from './words.ts';

/** The last thing that the journal says of an operation: OK, WARNING, KO, FATAL, or that it started. */
export function outcomeOf(operation: LogbookOperation): string {
  return operation.events.at(-1)?.outcome ?? operation.outcome;
}

/** An operation in a list: what it was, when, what became of it. */
export function OperationRow({
  operation,
  troubled = false,
  below,
}: {
  readonly operation: LogbookOperation;
  /** Wants a person's eye. */
  readonly troubled?: boolean;
  /** How far it is, while it runs. */
  readonly below?: ReactNode;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const last = operation.events.at(-1);
  return (
    <li className={troubled ? 'operation operation-troubled' : 'operation'}>
      <Link to="/operations/$id" params={{ id: operation['#id'] }}>
        {subjectOf(operation.evDetData) ?? sentenceOf(last ?? operation, language) ?? operation.evType}
      </Link>
      <span className="quiet">
        {words.kinds[operation.evTypeProc] ?? operation.evTypeProc} ·{' '}
        {formatInstant(operation.evDateTime, language)}
      </span>
      <StatusMark status={outcomeOf(operation)} />
      {below}
    </li>
  );
}

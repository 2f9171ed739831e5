import { Link } from '@tanstack/react-router';
import type { ReactNode, RefObject } from 'react';
import { StatusMark, useRows } from '../parts/index.ts';
import './operation-row.css';

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

import type { ReactNode } from 'react';
import './empty.css';

/** Nothing here yet: what it means, and what to do next. */
export function Empty({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children === undefined ? null : <div className="empty-text">{children}</div>}
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
    </div>
  );
}

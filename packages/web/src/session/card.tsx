import { type ReactNode, useEffect } from 'react';
import './card.css';

/** The narrow sheet of the pages that come before the bar. */
export function Card({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Chartrier`;
  }, [title]);
  return (
    <main className="card" id="content">
      <p className="card-name">
        Chartrier<span className="bar-dot">.</span>
      </p>
      <h1>{title}</h1>
      <p className="page-lead">{lead}</p>
      {children}
    </main>
  );
}

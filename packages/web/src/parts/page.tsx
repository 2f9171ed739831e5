import { type ReactNode, useEffect, useRef } from 'react';
import './page.css';

/** A page: its title is the window's, and takes the focus when one arrives, so that a screen reader says it. */
export function Page({
  title,
  above,
  lead,
  actions,
  wide = false,
  children,
}: {
  readonly title: string;
  /** Where one is: the path above the title. */
  readonly above?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Chartrier`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <main className={wide ? 'page page-wide' : 'page'} id="content">
      {above === undefined ? null : <div className="page-above">{above}</div>}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead === undefined ? null : <p className="page-lead">{lead}</p>}
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      {children}
    </main>
  );
}

/** A part of a page under its own heading. */
export function Section({
  title,
  children,
  aside,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
}) {
  return (
    <section className="section">
      <div className="section-head">
        <h2 className="caption">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

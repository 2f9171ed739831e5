import type { ReactNode } from 'react';
import './seal.css';

/** The mark of proof. */
export function Seal({ children }: { readonly children: ReactNode }) {
  return (
    <div className="seal">
      <span className="seal-mark" aria-hidden="true">
        C
      </span>
      <p>{children}</p>
    </div>
  );
}

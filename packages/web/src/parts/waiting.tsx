import { useEffect, useState } from 'react';
import { useWords } from '../language/index.ts';
import './waiting.css';
import { WORDS } from './words.ts';

/** Most answers come sooner: nothing flickers for them. */
const PATIENCE_MS = 250;

/** A hair line that moves while an answer is awaited. */
export function Waiting({ label }: { readonly label?: string }) {
  const words = useWords(WORDS);
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return shown ? (
    <div className="waiting" role="status">
      <span className="waiting-line" aria-hidden="true" />
      {label ?? words.waiting}
    </div>
  ) : null;
}

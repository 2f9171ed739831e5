import { useWords } from '../language/index.ts';
import { WORDS } from './words.ts';

/** A password to hand over: it is shown here once, and kept nowhere. */
export function OneTimePassword({ value }: { readonly value: string | undefined }) {
  const words = useWords(WORDS);
  return value === undefined ? null : (
    <p role="status" className="one-time">
      {words.oneTime} <code>{value}</code>
    </p>
  );
}

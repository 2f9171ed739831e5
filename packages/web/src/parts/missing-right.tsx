import { useWords } from '../language/index.ts';
import './refusal.css';
import { WORDS } from './words.ts';

/** In place of what one may not do: the right that it needs, and who gives it. */
export function MissingRight({ permission }: { readonly permission: string }) {
  const words = useWords(WORDS);
  return (
    <div className="refusal" role="alert">
      <h2>{words.forbidden}</h2>
      <p>{words.forbiddenRemedy}</p>
      <code>{permission}</code>
    </div>
  );
}

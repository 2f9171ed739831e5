import { type RefusalBody, RefusedCall } from '../api/index.ts';
import { useWords } from '../language/index.ts';
import { Button } from './button.tsx';
import './refusal.css';
import { WORDS } from './words.ts';

/** What went wrong, in words, with the server's own sentence, its code and what to do. */
export function Refusal({
  error,
  onRetry,
  onSignIn,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly onSignIn?: () => void;
}) {
  const words = useWords(WORDS);
  const refused = error instanceof RefusedCall ? error : undefined;
  const trouble = refused?.trouble ?? 'broken';
  return (
    <div className="refusal" role="alert">
      <h2>{words[trouble]}</h2>
      <p>{words[`${trouble}Remedy`]}</p>
      {refused === undefined ? (
        <p className="mono">{error instanceof Error ? error.message : String(error)}</p>
      ) : (
        <Fault body={refused.body} />
      )}
      <div className="refusal-actions">
        {trouble === 'signed-out' && onSignIn !== undefined ? (
          <Button kind="main" pageKey="r" onPress={onSignIn}>
            {words.signIn}
          </Button>
        ) : null}
        {trouble !== 'signed-out' && onRetry !== undefined ? (
          <Button pageKey="r" onPress={onRetry}>
            {words.again}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** An error of the API, and those within it: sentence, remedy, code. */
function Fault({ body }: { readonly body: RefusalBody }) {
  const inner = body.errors ?? [];
  return (
    <>
      <p className="refusal-sentence">{body.description ?? body.message}</p>
      <code>{[body.symbol, body.code].filter((code) => code !== undefined && code !== '').join(' · ')}</code>
      {inner.length === 0 ? null : (
        <ul>
          {inner.map((one) => (
            <li key={`${one.code ?? ''} ${one.description ?? one.message ?? ''}`}>
              <Fault body={one} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

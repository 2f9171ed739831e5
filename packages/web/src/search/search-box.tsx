import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { SEARCH_BOX_ID } from '../app/search-box-id.ts';
import { useWords } from '../language/index.ts';
import { usePageKeys } from '../parts/index.ts';
import './search-box.css';
import type { SearchAddress } from './search-address.ts';
import { lastWordOf, type Suggestion, taken } from './suggestions.ts';
import { Tokens } from './tokens.tsx';
import { useSuggestions } from './use-suggestions.ts';
import { WORDS } from './words.ts';

/** Each key is searched for; what is pasted or repeated comes as one. A search that is typed over is cancelled. */
const SILENCE_MS = 10;
const LIST_ID = 'search-suggestions';

/** One box for words and fields; what the page narrows otherwise shows in it as tokens to remove. */
export function SearchBox({
  address,
  underTitle,
  onTyping,
  onChange,
}: {
  readonly address: SearchAddress;
  readonly underTitle: string | undefined;
  /** Told at each key, before the search becomes the page's. */
  readonly onTyping: (address: SearchAddress) => void;
  readonly onChange: (address: SearchAddress) => void;
}) {
  const words = useWords(WORDS);
  const [typed, setTyped] = useTyped(address, onChange);
  const [isOpen, open] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(isOpen ? typed : '');
  const shown = isOpen ? suggestions : [];
  const input = useRef<HTMLInputElement>(null);
  const take = (suggestion: Suggestion): void => {
    setTyped(taken(typed, lastWordOf(typed), suggestion));
    setActive(-1);
    input.current?.focus();
  };
  const clear = (): void => {
    setTyped('');
    input.current?.focus();
  };
  usePageKeys(typed === '' ? [] : [{ key: 'w', does: words.clear, act: clear }]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (shown.length === 0) return;
    const chosen = shown[active];
    if (event.key === 'ArrowDown') setActive((active + 1) % shown.length);
    else if (event.key === 'ArrowUp') setActive((active <= 0 ? shown.length : active) - 1);
    else if (event.key === 'Escape') open(false);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) take(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <search>
      <div className="box">
        <label className="unseen" htmlFor={SEARCH_BOX_ID}>
          {words.box}
        </label>
        <div className="box-group">
          <span aria-hidden="true" className="box-sign">
            ⌕
          </span>
          <input
            ref={input}
            id={SEARCH_BOX_ID}
            type="search"
            className="box-input"
            placeholder={words.box}
            autoComplete="off"
            spellCheck={false}
            aria-autocomplete="list"
            aria-controls={shown.length === 0 ? undefined : LIST_ID}
            aria-activedescendant={shown[active] === undefined ? undefined : `${LIST_ID}-${active}`}
            aria-describedby="search-hint"
            value={typed}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onTyping({ ...address, q: value });
              setTyped(value);
              setActive(-1);
              open(true);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => open(false)}
          />
          {typed === '' ? null : (
            <button
              type="button"
              className="token-remove"
              aria-label={words.clear}
              aria-keyshortcuts="w"
              onClick={clear}
            >
              ✕
            </button>
          )}
          <Tokens address={address} underTitle={underTitle} onChange={onChange} />
          <span className="kbd" aria-hidden="true">
            /
          </span>
        </div>
        {shown.length === 0 ? null : <SuggestionList suggestions={shown} active={active} onTake={take} />}
      </div>
      <p className="unseen" role="status">
        {shown.length === 0 ? '' : words.suggested(shown.length)}
      </p>
      <p className="quiet box-hint" id="search-hint">
        {words.hint}
      </p>
    </search>
  );
}

/** What is in the box: what is typed there, or what the address says when it changes otherwise (a link, a token, back). */
function useTyped(
  address: SearchAddress,
  onChange: (address: SearchAddress) => void,
): readonly [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(address.q ?? '');
  const sent = useRef(address.q ?? '');
  useEffect(() => {
    const q = address.q ?? '';
    if (q === sent.current) return;
    sent.current = q;
    setTyped(q);
  }, [address.q]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      onChange({ ...address, q: typed });
    }, SILENCE_MS);
    return () => clearTimeout(timer);
  }, [typed, address, onChange]);
  return [typed, setTyped];
}

/** Fields and values that complete the last word; chosen with the arrows and Enter, or by a click. */
function SuggestionList({
  suggestions,
  active,
  onTake,
}: {
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onTake: (suggestion: Suggestion) => void;
}) {
  const words = useWords(WORDS);
  return (
    <div className="box-fields" id={LIST_ID} role="listbox" aria-label={words.fields}>
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which names the active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box's arrows and Enter choose it
        <div
          key={suggestion.id}
          id={`${LIST_ID}-${index}`}
          role="option"
          aria-selected={index === active}
          className={index === active ? 'choice choice-active' : 'choice'}
          // the box keeps the focus
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
        >
          <strong>{suggestion.label}</strong> <span className="quiet">{suggestion.hint}</span>
        </div>
      ))}
    </div>
  );
}

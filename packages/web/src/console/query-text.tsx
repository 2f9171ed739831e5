import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../language/index.ts';
import { useUnitFields } from '../search/use-suggestions.ts';
import { type Completion, completionsAt } from './complete.ts';
import { WORDS } from './words.ts';

/** The query as it is written, completed by operators and fields; Control and Enter runs it. */
export function QueryText({
  box,
  text,
  onChange,
  onRun,
}: {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}) {
  const words = useWords(WORDS);
  const list = useId();
  const fields = useUnitFields(true);
  const [offered, offer] = useState<readonly Completion[]>([]);
  const [active, setActive] = useState(-1);
  const wanted = useRef<number>(undefined);
  const close = (): void => {
    offer([]);
    setActive(-1);
  };
  const take = ({ query, cursor }: Completion): void => {
    onChange(query);
    close();
    wanted.current = cursor;
  };
  // once the text is in the box, and before another key is heard
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    box.current?.focus();
    box.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = undefined;
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = offered[active];
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onRun();
    else if (offered.length === 0) return;
    else if (event.key === 'ArrowDown') setActive((active + 1) % offered.length);
    else if (event.key === 'ArrowUp' && active >= 0) setActive(active - 1);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) take(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div className="console">
      <label className="caption" htmlFor={`${list}-query`}>
        {words.query}
      </label>
      <textarea
        ref={box}
        id={`${list}-query`}
        rows={12}
        spellCheck={false}
        aria-autocomplete="list"
        aria-controls={offered.length === 0 ? undefined : list}
        aria-activedescendant={offered[active] === undefined ? undefined : `${list}-${active}`}
        value={text}
        onChange={(event) => {
          const { value, selectionStart } = event.currentTarget;
          onChange(value);
          setActive(-1);
          offer(
            completionsAt(
              value,
              selectionStart,
              fields.map((field) => field.value),
            ),
          );
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {offered.length === 0 ? null : (
        <div className="console-offered" id={list} role="listbox" aria-label={words.insert}>
          {offered.map((completion, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text's arrows and Enter choose it
            <div
              key={completion.name}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              className={index === active ? 'choice console-active' : 'choice'}
              // the text keeps the focus
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(completion)}
            >
              <code>{completion.name}</code>
            </div>
          ))}
        </div>
      )}
      <p className="unseen" role="status">
        {offered.length === 0 ? '' : words.offered(offered.length)}
      </p>
    </div>
  );
}

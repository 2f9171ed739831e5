import { useEffect, useState } from 'react';
import { Button, Group, Input, Label, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { SEARCH_BOX_ID } from '../app/search-box-id.ts';
import { useLanguage, useWords } from '../language/index.ts';
import './search-box.css';
import type { SearchAddress } from './search-address.ts';
import { FIELDS } from './typed-words.ts';
import { WORDS } from './words.ts';

/** Results follow the keys after this silence. */
const SILENCE_MS = 150;

/** One box for words and fields; what the page narrows otherwise (years, place) shows in it as tokens to remove. */
export function SearchBox({
  address,
  underTitle,
  onChange,
}: {
  readonly address: SearchAddress;
  readonly underTitle: string | undefined;
  readonly onChange: (address: SearchAddress) => void;
}) {
  const words = useWords(WORDS);
  const [typed, setTyped] = useState(address.q ?? '');
  useEffect(() => setTyped(address.q ?? ''), [address.q]);
  useEffect(() => {
    if (typed === (address.q ?? '')) return;
    const timer = setTimeout(() => onChange({ ...address, q: typed }), SILENCE_MS);
    return () => clearTimeout(timer);
  }, [typed, address, onChange]);
  const without = (...keys: readonly (keyof SearchAddress)[]): SearchAddress =>
    Object.fromEntries(Object.entries(address).filter(([key]) => !keys.some((one) => one === key)));
  return (
    <search>
      <SearchField
        className="box"
        value={typed}
        onChange={setTyped}
        onSubmit={(q) => onChange({ ...address, q })}
      >
        <Label className="unseen">{words.box}</Label>
        <Group className="box-group">
          <span aria-hidden="true" className="box-sign">
            ⌕
          </span>
          <Input id={SEARCH_BOX_ID} className="box-input" placeholder={words.box} autoComplete="off" />
          {address.from === undefined && address.to === undefined ? null : (
            <Token
              name={words.years}
              value={`${address.from ?? '…'} – ${address.to ?? '…'}`}
              onRemove={() => onChange(without('from', 'to'))}
            />
          )}
          {address.under === undefined ? null : (
            <Token
              name={words.under}
              value={underTitle ?? address.under}
              onRemove={() => onChange(without('under'))}
            />
          )}
          <Suggestions typed={typed} onChoose={setTyped} />
          <span className="kbd" aria-hidden="true">
            /
          </span>
        </Group>
      </SearchField>
      <p className="quiet box-hint">{words.hint}</p>
    </search>
  );
}

function Token({
  name,
  value,
  onRemove,
}: {
  readonly name: string;
  readonly value: string;
  readonly onRemove: () => void;
}) {
  const words = useWords(WORDS);
  return (
    <span className="token">
      {name} <strong>{value}</strong>
      <Button
        className="token-remove"
        slot={null}
        aria-label={`${words.remove} ${name} ${value}`}
        onPress={onRemove}
      >
        ✕
      </Button>
    </span>
  );
}

/** The fields whose name begins with the word being typed. */
function Suggestions({
  typed,
  onChoose,
}: {
  readonly typed: string;
  readonly onChoose: (typed: string) => void;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const last = /(\S*)$/.exec(typed)?.[1] ?? '';
  const offered =
    last.length < 2 || last.includes(':')
      ? []
      : FIELDS.flatMap(({ names, kind }) => {
          const name = names[language === 'fr' ? 0 : 1];
          return name.startsWith(last.toLowerCase()) && name !== last ? [{ id: name, kind }] : [];
        });
  if (offered.length === 0) return null;
  return (
    <ListBox
      className="box-fields"
      aria-label={words.fields}
      items={offered}
      selectionMode="none"
      onAction={(key) => onChoose(`${typed.slice(0, typed.length - last.length)}${key}:`)}
    >
      {({ id, kind }) => (
        <ListBoxItem className="choice" id={id} textValue={id}>
          <strong>{id}:</strong> <span className="quiet">{words[kind]}</span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}

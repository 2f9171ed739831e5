import { useLayoutEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useLanguage, useWords, withColon } from '../language/index.ts';
import { Button, type ListedKeys, Tick, useKeysOnPage, useListedKeys } from '../parts/index.ts';
import './keys.css';
import { SEARCH_BOX_ID } from './search-box-id.ts';
import { SECTIONS } from './sections.ts';
import { WORDS } from './words.ts';

const KEPT = 'chartrier.keys';
/** A second letter that comes later belongs to nothing. */
const SEQUENCE_MS = 1200;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Lists choose by the letters that are typed, and behind an open dialog the page does nothing. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role=dialog], [role=alertdialog]') !== null) return true;
  return (
    target instanceof Element &&
    target.closest('[role=listbox], [role=menu], [role=grid], [role=tree], [aria-haspopup=listbox]') !== null
  );
}

/** Shortcuts of one character may be turned off (WCAG 2.2, 2.1.4). */
export function useKeys(goTo: (path: string) => void): {
  readonly helpShown: boolean;
  readonly showHelp: (shown: boolean) => void;
  readonly active: boolean;
  readonly setActive: (active: boolean) => void;
} {
  const onPage = useKeysOnPage();
  const [helpShown, showHelp] = useState(false);
  const [active, setActive] = useState(localStorage.getItem(KEPT) !== 'off');
  // before the page is drawn: its keys are those of who sees it
  useLayoutEffect(() => {
    localStorage.setItem(KEPT, active ? 'on' : 'off');
    if (!active) return;
    let goPressedAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const afterGo = event.timeStamp - goPressedAt < SEQUENCE_MS;
      goPressedAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const section = afterGo ? SECTIONS.find(({ letter }) => letter === event.key) : undefined;
      if (section !== undefined) goTo(section.path);
      else if (event.key === '?') showHelp(true);
      else if (event.key === '/') {
        const box = document.getElementById(SEARCH_BOX_ID);
        if (box === null) goTo('/search');
        else box.focus();
      } else {
        const keys = onPage.all().filter(({ key }) => key === event.key);
        // a row that was chosen hears before the page
        const own =
          keys.findLast(({ hears }) => hears?.(event.target) === true) ??
          (isTaken(event.target) ? undefined : keys.findLast(({ hears }) => hears === undefined));
        if (own === undefined) return;
        own.act();
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [active, goTo, onPage]);
  return { helpShown, showHelp, active, setActive };
}

export function KeysHelp({
  shown,
  onShow,
  active,
  onActive,
}: {
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
  readonly active: boolean;
  readonly onActive: (active: boolean) => void;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const listed = useListedKeys();
  const ofPage = listed.filter(({ everywhere, ofRow }) => everywhere !== true && ofRow !== true);
  const ofRow = listed.filter((one) => one.ofRow === true);
  return (
    <ModalOverlay className="overlay" isOpen={shown} onOpenChange={onShow} isDismissable>
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">{words.keys}</Heading>
          <p className="quiet">{words.keysLead}</p>
          <dl className="keys">
            <Key keys={['?']} does={words.keyHelp} />
            <Key keys={['/']} does={words.keySearch} />
            {SECTIONS.map(({ name, letter }) => (
              <Key key={name} keys={['g', letter]} does={withColon(words.goTo, words[name], language)} />
            ))}
            {listed
              .filter(({ everywhere }) => everywhere === true)
              .map((one) => (
                <Key key={one.does} {...one} />
              ))}
          </dl>
          <KeyList title={words.keysOfPage} listed={ofPage} />
          <KeyList title={words.keysOfRow} listed={ofRow} />
          <Tick isSelected={active} onChange={onActive}>
            {words.keysOn}
          </Tick>
          <div className="page-actions">
            <Button slot="close">{words.close}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function KeyList({ title, listed }: { readonly title: string; readonly listed: readonly ListedKeys[] }) {
  return listed.length === 0 ? null : (
    <>
      <h3 className="caption">{title}</h3>
      <dl className="keys">
        {listed.map((one) => (
          <Key key={one.does} {...one} />
        ))}
      </dl>
    </>
  );
}

/** Keys that have a sign of their own, or another name in the reader's language. */
const SIGNS: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '⏎' };

function Key({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{SIGNS[key] ?? key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}

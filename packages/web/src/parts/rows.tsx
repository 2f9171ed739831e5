import { type FocusEvent, type RefObject, useRef, useState } from 'react';
import { useWords } from '../language/index.ts';
import { type PageKey, usePageKeys } from './page-keys.tsx';
import { WORDS } from './words.ts';

/** What may be done about a row: a button in it, and a key once the row is chosen. */
export interface RowAction<Row> {
  readonly key: string;
  readonly does: string;
  /** Of every row, when absent. */
  readonly isOffered?: (row: Row) => boolean;
  readonly act: (row: Row) => void;
}

export interface ChosenRows {
  /** Of the element that holds the rows. */
  readonly box: RefObject<HTMLElement | null>;
  /** Of the row at a place. */
  readonly rowProps: (place: number) => {
    readonly 'data-row': number;
    readonly tabIndex: -1;
    readonly onFocus: (event: FocusEvent) => void;
  };
  /** For a live region: which row was chosen, and its keys. */
  readonly told: string;
}

const ROW = '[data-row]';

function rowAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(ROW) : null;
}

/** The open dialog, or the page: rows behind a dialog are out of reach. */
function layerOf(element: Element | null): Element {
  return element?.closest('[role=dialog], [role=alertdialog]') ?? document.body;
}

function topLayer(): Element {
  return [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1) ?? document.body;
}

/** Chooses the row after, or before, the chosen one; the first, or the last, when none is. */
function choose(step: 1 | -1): void {
  const rows = [...topLayer().querySelectorAll<HTMLElement>(ROW)];
  const chosen = rowAt(document.activeElement);
  const from = chosen === null ? (step === 1 ? -1 : rows.length) : rows.indexOf(chosen);
  rows[Math.min(Math.max(from + step, 0), rows.length - 1)]?.focus();
}

/**
 * Rows that are chosen by `j` and `k` from anywhere on the page, by the arrows from one to the other, through all the lists of
 * the page; then a key does what a button of the row does, and Enter follows its link. The chosen row has the focus, hence a
 * screen reader says it; its place and its keys are told by `told`.
 */
export function useRows<Row>({
  rows,
  nameOf,
  actions = [],
  opens = false,
}: {
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
  readonly actions?: readonly RowAction<Row>[];
  /** Each row has a link that leads to it. */
  readonly opens?: boolean;
}): ChosenRows {
  const words = useWords(WORDS);
  const box = useRef<HTMLElement>(null);
  const [told, tell] = useState('');
  const isReached = (): boolean => layerOf(box.current) === topLayer();
  const chosen = (target: EventTarget | null): Row | undefined => {
    const element = rowAt(target);
    return element !== null && box.current?.contains(element) === true
      ? rows[Number(element.dataset['row'])]
      : undefined;
  };
  const isNear = (target: EventTarget | null): boolean =>
    chosen(target) !== undefined || (target instanceof Element && target === box.current);
  const offered = (row: Row): readonly RowAction<Row>[] =>
    actions.filter(({ isOffered }) => isOffered?.(row) ?? true);
  const moves: readonly PageKey[] = [
    { key: 'j', does: words.nextRow, act: () => choose(1), hears: isReached },
    { key: 'ArrowDown', does: words.nextRow, act: () => choose(1), hears: isNear },
    { key: 'k', does: words.previousRow, act: () => choose(-1), hears: isReached },
    { key: 'ArrowUp', does: words.previousRow, act: () => choose(-1), hears: isNear },
  ];
  const keys: readonly PageKey[] = [
    ...moves,
    ...(opens
      ? [
          {
            key: 'Enter',
            does: words.openRow,
            ofRow: true,
            act: () => rowAt(document.activeElement)?.querySelector('a')?.click(),
            // a button or a link of the row has its own
            hears: (target: EventTarget | null) => chosen(target) !== undefined && rowAt(target) === target,
          },
        ]
      : []),
    ...actions
      .filter((action) => rows.some((row) => action.isOffered?.(row) ?? true))
      .map(({ key, does, act, isOffered }) => ({
        key,
        does,
        ofRow: true,
        act: () => {
          const row = chosen(document.activeElement);
          if (row !== undefined) act(row);
        },
        hears: (target: EventTarget | null) => {
          const row = chosen(target);
          return row !== undefined && (isOffered?.(row) ?? true);
        },
      })),
  ];
  const isUseful = rows.length > 0 && keys.length > moves.length;
  usePageKeys(isUseful ? keys : []);
  return {
    box,
    told,
    rowProps: (place) => ({
      'data-row': place,
      tabIndex: -1,
      onFocus: ({ target, currentTarget }) => {
        const row = rows[place];
        if (target !== currentTarget || row === undefined) return;
        tell(
          words.rowTold(
            place + 1,
            rows.length,
            nameOf(row),
            offered(row).map(({ key, does }) => `${key}, ${does}`),
          ),
        );
      },
    }),
  };
}

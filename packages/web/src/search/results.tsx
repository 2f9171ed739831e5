import type { Unit } from '@chartrier/client';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Refusal, usePageKeys } from '../parts/index.ts';
import { useAgencyNames } from '../referentials/use-agency-names.ts';
import { Result } from './result.tsx';
import './results.css';
import { PAGE_SIZE, REACHED_BY_OFFSET } from './read-page.ts';
import type { SearchAddress } from './search-address.ts';
import { readTypedWords } from './typed-words.ts';
import { useContextOfUnits } from './use-context-of-units.ts';
import { useReaderRests, useSettled } from './use-counts.ts';
import { MOST_SHOWN, usePages, useScroll } from './use-results.ts';
import { WORDS } from './words.ts';

const USUAL_HEIGHT = 118;
/** A reader who drags the bar passes over thousands of rows: only those where they stop are asked for. */
const PASSING_MS = 80;
/** So near the end of what the API gives by `$offset`, the rest is made ready. */
const NEAR_THE_WINDOW = REACHED_BY_OFFSET - 40 * PAGE_SIZE;

/**
 * The found units, each at its place from the first to the last; only those near the window are in the page. Drawn when what
 * it shows changes, and not at each key.
 */
export const Results = memo(function Results({
  address,
  first,
  total,
}: {
  /** The search, and the order in which its results come. */
  readonly address: SearchAddress;
  /** The first page, of this search or of the one before while it is awaited. */
  readonly first: readonly Unit[];
  readonly total: number;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: Math.min(total, MOST_SHOWN),
    estimateSize: () => USUAL_HEIGHT,
    overscan: 6,
    scrollMargin: top,
  });
  useFromTheTop(address, top);
  usePageKeys([
    { key: 'j', does: words.nextResult, act: () => focusResult(list.current, 1) },
    { key: 'k', does: words.previousResult, act: () => focusResult(list.current, -1) },
  ]);
  const shown = virtual.getVirtualItems();
  const { from, to } = pagesOf(shown);
  const passing = useSettled(`${from} ${to}`, PASSING_MS) !== `${from} ${to}`;
  const lastPage = Math.floor((Math.min(total, MOST_SHOWN) - 1) / PAGE_SIZE);
  // the page that follows is made ready too, once the reader rests on these
  const rests = useReaderRests(address, true);
  const wanted = numbers(from, Math.min(rests ? to + 1 : to, lastPage)).filter((page) => page > 0);
  const scroll = useScroll(address, (shown.at(-1)?.index ?? 0) >= NEAR_THE_WINDOW);
  const pages = usePages(address, wanted, { scroll: scroll.data, passing });
  const pageOf = (page: number): readonly Unit[] | undefined => (page === 0 ? first : pages.get(page));
  const loaded = numbers(from, to).flatMap((page) => {
    const units = pageOf(page);
    return units === undefined ? [] : [units];
  });
  const { ancestors, rules } = useContextOfUnits(loaded, usePainted(first));
  const agencies = useAgencyNames(
    loaded.flatMap((units) => units.flatMap((unit) => unit['#originating_agency'] ?? [])),
  );
  const searched = readTypedWords(address.q ?? '').words;
  return (
    <>
      <div ref={list} className="results" style={{ height: virtual.getTotalSize() }} role="feed">
        {shown.map(({ index, key, start }) => {
          const unit = pageOf(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
          return (
            <div
              key={key}
              ref={unit === undefined ? undefined : virtual.measureElement}
              data-index={index}
              className="results-item"
              style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
            >
              {unit === undefined ? (
                <div className="result-awaited" style={{ height: USUAL_HEIGHT }} aria-hidden="true" />
              ) : (
                <Result
                  unit={unit}
                  place={index + 1}
                  total={total}
                  words={searched}
                  ancestors={ancestors}
                  rules={rules.get(unit['#id'])}
                  agencies={agencies}
                />
              )}
            </div>
          );
        })}
      </div>
      {scroll.error === null ? null : <Refusal error={scroll.error} onRetry={() => void scroll.refetch()} />}
      {total > MOST_SHOWN ? (
        <p className="quiet">{words.deepest(formatCount(MOST_SHOWN, language))}</p>
      ) : null}
    </>
  );
});

function pagesOf(shown: readonly { readonly index: number }[]): {
  readonly from: number;
  readonly to: number;
} {
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return { from: 0, to: -1 };
  return { from: Math.floor(first.index / PAGE_SIZE), to: Math.floor(last.index / PAGE_SIZE) };
}

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** Goes to the title of the next result, or of the one before; from elsewhere, to the first in sight. */
function focusResult(list: HTMLElement | null, step: 1 | -1): void {
  const titles = [...(list?.querySelectorAll('.result-title a') ?? [])];
  const focused = document.activeElement;
  const at = focused === null ? -1 : titles.indexOf(focused);
  const inSight = titles.find((title) => title.getBoundingClientRect().top >= 0);
  const next = at < 0 ? inSight : titles[at + step];
  if (!(next instanceof HTMLElement)) return;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

/** Another search is read from its first result, not from where the one before was left. */
function useFromTheTop(address: SearchAddress, top: number): void {
  const read = useRef(address);
  useEffect(() => {
    if (read.current === address) return;
    read.current = address;
    if (window.scrollY > top) window.scrollTo({ top: 0, behavior: 'instant' });
  }, [address, top]);
}

/** Whether these rows have been painted: what is written beside them is asked for then, not to take from them. */
function usePainted(rows: readonly Unit[]): boolean {
  const [painted, paint] = useState<readonly Unit[]>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // a timer set in a frame ends after it
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => paint(rows), 0);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [rows]);
  return painted === rows;
}

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useWords } from '../language/index.ts';
import { Waiting } from '../parts/index.ts';
import { Result } from './result.tsx';
import type { SearchAddress } from './search-address.ts';
import { readTypedWords } from './typed-words.ts';
import { PAGE_SIZE, type useResults, useRulesInForce, useTitles } from './use-results.ts';
import { WORDS } from './words.ts';

const USUAL_HEIGHT = 132;

/** The found units; only those near the window are in the page, whatever their number. */
export function Results({
  address,
  results,
}: {
  readonly address: SearchAddress;
  readonly results: ReturnType<typeof useResults>;
}) {
  const words = useWords(WORDS);
  const list = useRef<HTMLDivElement>(null);
  const units = (results.data?.pages ?? []).flatMap((page) => page.$results);
  const virtual = useWindowVirtualizer({
    count: units.length,
    estimateSize: () => USUAL_HEIGHT,
    overscan: 6,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => units[index]?.['#id'] ?? index,
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = results;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= units.length - PAGE_SIZE / 2) void fetchNextPage();
  }, [lastShown, units.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const inView = shown.flatMap(({ index }) => units[index] ?? []);
  const titles = useTitles(inView.flatMap((unit) => unit['#allunitups'] ?? []));
  const rules = useRulesInForce(inView.map((unit) => unit['#id']));
  const searched = readTypedWords(address.q ?? '').words;
  return (
    <>
      <div
        ref={list}
        className="results"
        style={{ height: virtual.getTotalSize() }}
        role="feed"
        aria-busy={isFetchingNextPage}
      >
        {shown.map(({ index, key, start }) => {
          const unit = units[index];
          return unit === undefined ? null : (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="results-item"
              style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
            >
              <Result
                unit={unit}
                words={searched}
                ancestors={titles.data ?? new Map()}
                rules={rules.data?.get(unit['#id'])}
              />
            </div>
          );
        })}
      </div>
      {isFetchingNextPage ? <Waiting /> : null}
      {!hasNextPage && units.length >= 10_000 ? <p className="quiet">{words.deepest}</p> : null}
    </>
  );
}

import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Refusal, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { titleOf } from '../unit/unit-title.ts';
import { type HowMany, isSameSearch } from './how-many.ts';
import { Narrowing } from './narrowing.tsx';
import { NothingFound } from './nothing-found.tsx';
import { Results } from './results.tsx';
import './search.css';
import { SearchActions } from './search-actions.tsx';
import { type SearchAddress, without } from './search-address.ts';
import { SearchBox } from './search-box.tsx';
import { isRanked } from './search-query.ts';
import { Tree } from './tree.tsx';
import { useTitles } from './use-context-of-units.ts';
import { useCounts, useReaderRests } from './use-counts.ts';
import { useAskAtOnce, useFirstPage } from './use-first-page.ts';
import { useHowMany } from './use-how-many.ts';
import { WORDS } from './words.ts';

const route = getRouteApi('/search');

export function Search() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { askAgain } = useSession();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (next: SearchAddress) => {
      // words typed just before a result was opened must not call the reader back
      if (window.location.pathname !== '/search') return;
      void navigate({ to: '/search', search: withoutEmptyWords(next), replace: true });
    },
    [navigate],
  );
  const narrow = useNarrow(address, change);
  const askAtOnce = useAskAtOnce();
  const first = useFirstPage(address);
  const readerRests = useReaderRests(address, first.isSuccess && !first.isPlaceholderData);
  const counted = useCounts(address, readerRests);
  const under = useTitles(address.under === undefined ? [] : [address.under]);
  const underUnit = address.under === undefined ? undefined : under.data?.get(address.under);
  // with its rows, not at the key: browsers draw a tab again for it
  const titled = (first.data?.asked ?? address).q ?? words.title;
  useEffect(() => {
    document.title = `${titled} · Chartrier`;
  }, [titled]);
  const { total, isExact, isAwaited } = useHowMany(first.data, counted);
  const areCurrent =
    first.data !== undefined &&
    counted.data !== undefined &&
    isSameSearch(counted.data.address, first.data.asked);
  const isTooManyToRank =
    address.order === undefined && first.data?.isExact === false && isRanked(first.data.asked);
  return (
    <div className="search">
      <aside className="search-tree" aria-label={words.tree}>
        <h2 className="caption">{words.tree}</h2>
        <Tree
          address={address}
          readerRests={readerRests}
          onSelect={(id) => change(id === undefined ? without(address, 'under') : { ...address, under: id })}
        />
      </aside>
      <main className="search-results" id="content">
        <h1 className="unseen">{words.title}</h1>
        <SearchBox
          address={address}
          underTitle={underUnit === undefined ? undefined : titleOf(underUnit, language)}
          onTyping={(next) => askAtOnce(withoutEmptyWords(next))}
          onChange={change}
        />
        {first.error !== null ? (
          <Refusal error={first.error} onRetry={() => void first.refetch()} onSignIn={askAgain} />
        ) : null}
        {first.isPending ? <Waiting /> : null}
        {first.data === undefined ? null : (
          <>
            <div className="search-line">
              {/* told once, when it is counted */}
              <p
                role="status"
                aria-busy={first.isPlaceholderData || isAwaited}
                data-words={first.isPlaceholderData ? undefined : (address.q ?? '')}
              >
                <Found total={total} isExact={isExact} isAwaited={isAwaited} />{' '}
                <span className="quiet">{words.inTime(first.data.milliseconds)}</span>
                {isTooManyToRank ? <span className="quiet"> · {words.tooManyToRank}</span> : null}
              </p>
              <SearchActions page={first.data} isEmpty={total === 0} onChange={narrow} />
            </div>
            {total === 0 ? (
              <NothingFound
                typed={first.data.asked.q ?? ''}
                isWhole={Object.values(without(first.data.asked, 'order')).every((one) => one === '')}
              />
            ) : (
              <Results address={first.data.address} first={first.data.units} total={total} />
            )}
          </>
        )}
      </main>
      <aside className="search-narrowing" aria-label={words.rules}>
        <Narrowing
          address={first.data?.asked ?? address}
          counts={counted.data}
          areCurrent={areCurrent}
          onChange={narrow}
        />
      </aside>
    </div>
  );
}

/** Narrows the search that is being typed by what is chosen beside the rows of the one before. */
function useNarrow(address: SearchAddress, change: (next: SearchAddress) => void) {
  const latest = useRef(address);
  latest.current = address;
  return useCallback(
    (next: SearchAddress) => {
      const { q } = latest.current;
      change(q === undefined ? without(next, 'q') : { ...next, q });
    },
    [change],
  );
}

function withoutEmptyWords(address: SearchAddress): SearchAddress {
  return address.q === '' ? without(address, 'q') : address;
}

/** How many results, or at least how many until they are counted. */
function Found({ total, isExact, isAwaited }: HowMany) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const sentence = words.units(formatCount(total, language), total > 1);
  if (isExact) return <strong>{sentence}</strong>;
  return (
    <>
      {words.atLeast} <strong>{sentence}</strong>
      {isAwaited ? <span className="quiet"> {words.counting}</span> : null}
    </>
  );
}

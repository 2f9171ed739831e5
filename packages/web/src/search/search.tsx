import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Button, ChoiceField, Refusal, usePageKeys, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { titleOf } from '../unit/unit-title.ts';
import { ExportCsv } from './export-csv.tsx';
import { Narrowing } from './narrowing.tsx';
import { NothingFound } from './nothing-found.tsx';
import { Results } from './results.tsx';
import { SavedSearches } from './saved-searches.tsx';
import './search.css';
import { ORDERS, type SearchAddress, without } from './search-address.ts';
import { SearchBox } from './search-box.tsx';
import { isRanked } from './search-query.ts';
import { Tree } from './tree.tsx';
import { useCounts } from './use-counts.ts';
import { REACHED_BY_OFFSET, useFirstPage, useTitles } from './use-results.ts';
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
      const search = next.q === '' ? without(next, 'q') : next;
      void navigate({ to: '/search', search, replace: true });
    },
    [navigate],
  );
  const first = useFirstPage(address);
  const counts = useCounts(address, first.isSuccess && !first.isPlaceholderData);
  const under = useTitles(address.under === undefined ? [] : [address.under]);
  const underUnit = address.under === undefined ? undefined : under.data?.get(address.under);
  useEffect(() => {
    document.title = `${address.q ?? words.title} · Chartrier`;
  }, [address.q, words.title]);
  const order = first.data?.order ?? 'relevance';
  const ordered = useMemo(() => ({ ...address, order }), [address, order]);
  const told = first.data?.$hits.total ?? 0;
  const exact = counts?.current === true ? counts.total : undefined;
  const total = told < REACHED_BY_OFFSET ? told : (exact ?? told);
  return (
    <div className="search">
      <aside className="search-tree" aria-label={words.tree}>
        <h2 className="caption">{words.tree}</h2>
        <Tree
          address={address}
          onSelect={(id) => change(id === undefined ? without(address, 'under') : { ...address, under: id })}
        />
      </aside>
      <main className="search-results" id="content">
        <h1 className="unseen">{words.title}</h1>
        <SearchBox
          address={address}
          underTitle={underUnit === undefined ? undefined : titleOf(underUnit, language)}
          onChange={change}
        />
        {first.error !== null ? (
          <Refusal error={first.error} onRetry={() => void first.refetch()} onSignIn={askAgain} />
        ) : null}
        {first.isPending ? <Waiting /> : null}
        {first.data === undefined ? null : (
          <>
            <div className="search-line">
              <p role="status" data-words={first.isPlaceholderData ? undefined : (address.q ?? '')}>
                <Total total={total} isExact={told < REACHED_BY_OFFSET || exact !== undefined} />{' '}
                <span className="quiet">{words.inTime(first.data.milliseconds)}</span>
                {address.order === undefined && order === 'date' && isRanked(address) && total > 0 ? (
                  <span className="quiet"> · {words.tooManyToRank}</span>
                ) : null}
              </p>
              <div className="search-actions">
                <ChoiceField
                  label={words.sort}
                  hideLabel
                  value={first.data.order}
                  choices={ORDERS.map((id) => ({ id, label: words.orders[id] }))}
                  onChange={(id) => {
                    const chosen = ORDERS.find((one) => one === id);
                    const rest = without(address, 'order');
                    change(
                      chosen === undefined || chosen === 'relevance' ? rest : { ...rest, order: chosen },
                    );
                  }}
                />
                <ExportCsv address={{ ...address, order: first.data.order }} isEmpty={total === 0} />
                <SavedSearches />
                <Share />
                <Link to="/console">{words.console}</Link>
              </div>
            </div>
            {total === 0 ? (
              <NothingFound typed={address.q ?? ''} />
            ) : (
              <Results address={ordered} first={first.data.$results} total={total} />
            )}
          </>
        )}
      </main>
      <aside className="search-narrowing" aria-label={words.rules}>
        <Narrowing address={address} counts={counts} onChange={change} />
      </aside>
    </div>
  );
}

/** How many results, or at least how many until they are counted. */
function Total({ total, isExact }: { readonly total: number; readonly isExact: boolean }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const sentence = words.units(formatCount(total, language), total > 1);
  if (isExact) return <strong>{sentence}</strong>;
  return (
    <>
      {words.atLeast} <strong>{sentence}</strong> <span className="quiet">{words.counting}</span>
    </>
  );
}

function Share() {
  const words = useWords(WORDS);
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(window.location.href).then(() => setCopied(true));
  };
  usePageKeys([{ key: 'l', does: words.share, act: copy }]);
  return (
    <Button kind="bare" onPress={copy}>
      <span role="status">{copied ? words.shared : words.share}</span>
    </Button>
  );
}

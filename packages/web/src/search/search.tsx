import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Button, ChoiceField, Empty, Refusal, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { titleOf } from '../unit/unit-title.ts';
import { ExportCsv } from './export-csv.tsx';
import { Narrowing } from './narrowing.tsx';
import { Results } from './results.tsx';
import './search.css';
import { SavedSearches } from './saved-searches.tsx';
import { ORDERS, type SearchAddress } from './search-address.ts';
import { SearchBox } from './search-box.tsx';
import { Tree } from './tree.tsx';
import { useResults, useTitles } from './use-results.ts';
import { WORDS } from './words.ts';

const route = getRouteApi('/search');

/** Nodes of the tree whose counts are asked at once; a reader who opened more sees those opened last. */
const MOST_COUNTED = 100;

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
      const { q, ...rest } = next;
      const search: SearchAddress = q === undefined || q === '' ? rest : { q, ...rest };
      void navigate({ to: '/search', search, replace: true });
    },
    [navigate],
  );
  const [nodes, setNodes] = useState<readonly string[]>([]);
  const showNodes = useCallback(
    (ids: readonly string[]) => setNodes((known) => [...new Set([...known, ...ids])].slice(-MOST_COUNTED)),
    [],
  );
  const results = useResults(address, nodes);
  const first = results.data?.pages[0];
  const under = useTitles(address.under === undefined ? [] : [address.under]);
  const underUnit = address.under === undefined ? undefined : under.data?.get(address.under);
  useEffect(() => {
    document.title = `${address.q ?? words.title} · Chartrier`;
  }, [address.q, words.title]);
  const total = first?.$hits.total ?? 0;
  return (
    <div className="search">
      <aside className="search-tree" aria-label={words.tree}>
        <h2 className="caption">{words.tree}</h2>
        <Tree
          selected={address.under}
          onSelect={(id) => {
            const { under: _left, ...rest } = address;
            change(id === undefined ? rest : { ...rest, under: id });
          }}
          counts={first?.$facetResults.find(({ name }) => name === 'tree')}
          onShown={showNodes}
        />
      </aside>
      <main className="search-results" id="content">
        <h1 className="unseen">{words.title}</h1>
        <SearchBox
          address={address}
          underTitle={underUnit === undefined ? undefined : titleOf(underUnit, language)}
          onChange={change}
        />
        {results.error !== null ? (
          <Refusal error={results.error} onRetry={() => void results.refetch()} onSignIn={askAgain} />
        ) : null}
        {first === undefined && results.error === null ? <Waiting /> : null}
        {first === undefined ? null : (
          <div className="search-line">
            <p role="status">
              <strong>{words.units(formatCount(total, language), total > 1)}</strong>{' '}
              <span className="quiet">{words.inTime(first.milliseconds)}</span>
            </p>
            <div className="search-actions">
              <ChoiceField
                label={words.sort}
                hideLabel
                value={address.order ?? 'relevance'}
                choices={ORDERS.map((id) => ({ id, label: words.orders[id] }))}
                onChange={(id) => {
                  const { order: _left, ...rest } = address;
                  const chosen = ORDERS.find((one) => one === id);
                  change(chosen === undefined || chosen === 'relevance' ? rest : { ...rest, order: chosen });
                }}
              />
              <ExportCsv address={address} total={total} />
              <SavedSearches />
              <Share />
              <Link to="/console">{words.console}</Link>
            </div>
          </div>
        )}
        {first !== undefined && total === 0 ? <Empty title={words.nothing}>{words.nothingHelp}</Empty> : null}
        {total === 0 ? null : <Results address={address} results={results} />}
      </main>
      <aside className="search-narrowing" aria-label={words.rules}>
        <Narrowing address={address} facets={first?.$facetResults ?? []} onChange={change} />
      </aside>
    </div>
  );
}

function Share() {
  const words = useWords(WORDS);
  const [copied, setCopied] = useState(false);
  return (
    <Button
      kind="bare"
      onPress={() => {
        void navigator.clipboard.writeText(window.location.href).then(() => setCopied(true));
      }}
    >
      <span role="status">{copied ? words.shared : words.share}</span>
    </Button>
  );
}

import type { Unit } from '@chartrier/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readEnvelope } from '../api/index.ts';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Button, Refusal, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { titleOf } from '../unit/unit-title.ts';
import type { SearchAddress } from './search-address.ts';
import './tree.css';
import { useTreeCounts } from './use-counts.ts';
import { WORDS } from './words.ts';

/** Nodes of a level shown at once; a wider level goes on when asked. */
const WIDEST = 50;

const FIELDS = { '#id': 1, '#unitups': 1, '#unitType': 1, Title: 1, Title_: 1 };

interface Chosen {
  readonly address: SearchAddress;
  /** Whether the rows of the search have been there for a while: then it is counted node by node. */
  readonly readerRests: boolean;
  readonly onSelect: (id: string | undefined) => void;
}

/** The holdings and the filing plan, opened level by level; deposits are found by searching below a node. */
export function Tree(props: Chosen) {
  return <Level {...props} parent={undefined} depth={0} />;
}

function useChildren(parent: string | undefined) {
  const { call } = useSession();
  return useInfiniteQuery({
    queryKey: ['tree', parent ?? 'roots'],
    staleTime: 60_000,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const place = parent === undefined ? { $missing: '#unitups' } : { $in: { '#unitups': [parent] } };
      const json = {
        $query: [{ $and: [{ $in: { '#unitType': ['HOLDING_UNIT', 'FILING_UNIT'] } }, place] }],
        $filter: { $offset: pageParam, $limit: WIDEST, $orderby: { Title: 1 } },
        $projection: { $fields: FIELDS },
      };
      return readEnvelope<Unit>(call({ service: 'access', path: '/units', json, signal }));
    },
    getNextPageParam: (last, pages) => (last.$results.length < WIDEST ? undefined : pages.length * WIDEST),
  });
}

/** The nodes below one, or the topmost ones, with the counts of the search being read. */
function Level({
  parent,
  depth,
  ...chosen
}: Chosen & { readonly parent: string | undefined; readonly depth: number }) {
  const words = useWords(WORDS);
  const children = useChildren(parent);
  const pages = children.data?.pages ?? [];
  const units = pages.flatMap((page) => page.$results);
  if (children.error !== null)
    return <Refusal error={children.error} onRetry={() => void children.refetch()} />;
  if (children.isPending) return <Waiting />;
  if (units.length === 0)
    return (
      <p className={parent === undefined ? 'quiet' : 'quiet tree-none'}>
        {parent === undefined ? words.treeEmpty : words.treeLeaf}
      </p>
    );
  return (
    <>
      <ul
        className={parent === undefined ? 'tree' : 'tree tree-children'}
        {...(parent === undefined ? { 'aria-label': words.tree } : {})}
      >
        {pages.map((page) => (
          <Nodes key={page.$hits.offset} units={page.$results} depth={depth} {...chosen} />
        ))}
      </ul>
      {parent === undefined ? <p className="quiet">{words.treeHint}</p> : null}
      {children.hasNextPage ? (
        <Button
          kind="bare"
          {...(parent === undefined ? { pageKey: 'm' } : {})}
          isDisabled={children.isFetchingNextPage}
          onPress={() => void children.fetchNextPage()}
        >
          {words.treeMore}
        </Button>
      ) : null}
    </>
  );
}

function Nodes({ units, ...rest }: Chosen & { readonly units: readonly Unit[]; readonly depth: number }) {
  const counts = useTreeCounts(
    rest.address,
    units.map((unit) => unit['#id']),
    rest.readerRests,
  );
  return units.map((unit) => (
    <Node key={unit['#id']} unit={unit} count={counts.get(unit['#id'])} {...rest} />
  ));
}

function Node({
  unit,
  depth,
  count,
  ...chosen
}: Chosen & { readonly unit: Unit; readonly depth: number; readonly count: number | undefined }) {
  const { language } = useLanguage();
  const words = useWords(WORDS);
  const [open, setOpen] = useState(false);
  const id = unit['#id'];
  const title = titleOf(unit, language) ?? words.untitled;
  const isSelected = chosen.address.under === id;
  return (
    <li>
      <div
        className={`tree-row${isSelected ? ' tree-row-selected' : ''}${count === 0 ? ' tree-row-none' : ''}`}
        data-depth={depth}
      >
        <button
          type="button"
          className="tree-toggle"
          aria-expanded={open}
          aria-label={title}
          onClick={() => setOpen(!open)}
        >
          {open ? '▾' : '▸'}
        </button>
        <button
          type="button"
          className="tree-title"
          aria-pressed={isSelected}
          onClick={() => chosen.onSelect(isSelected ? undefined : id)}
        >
          {title}
        </button>
        <span className="tree-count">{count === undefined ? '' : formatCount(count, language)}</span>
      </div>
      {open ? <Level parent={id} depth={depth + 1} {...chosen} /> : null}
    </li>
  );
}

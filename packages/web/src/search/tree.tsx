import type { FacetResult, Unit } from '@chartrier/client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readEnvelope } from '../api/index.ts';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { useSession } from '../session/index.ts';
import { titleOf } from '../unit/unit-title.ts';
import './tree.css';
import { WORDS } from './words.ts';

/** Children shown under a node; a wider node is searched rather than unrolled. */
const WIDEST = 200;

const FIELDS = { '#id': 1, '#unitups': 1, '#unitType': 1, Title: 1, Title_: 1 };

/** The holdings and the filing plan, opened level by level; deposits are found by searching below a node. */
export function Tree({
  selected,
  onSelect,
  counts,
  onShown,
}: {
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  readonly counts: FacetResult | undefined;
  /** Told which nodes are in view, whose counts are wanted. */
  readonly onShown: (ids: readonly string[]) => void;
}) {
  const words = useWords(WORDS);
  const roots = useChildren(undefined, onShown);
  if (roots.data !== undefined && roots.data.length === 0) return <p className="quiet">{words.treeEmpty}</p>;
  return (
    <>
      <ul className="tree" aria-label={words.tree}>
        {(roots.data ?? []).map((unit) => (
          <Node
            key={unit['#id']}
            unit={unit}
            depth={0}
            selected={selected}
            onSelect={onSelect}
            counts={counts}
            onShown={onShown}
          />
        ))}
      </ul>
      <p className="quiet">{words.treeHint}</p>
    </>
  );
}

function useChildren(parent: string | undefined, onShown: (ids: readonly string[]) => void) {
  const { call } = useSession();
  return useQuery({
    queryKey: ['tree', parent ?? 'roots'],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const place = parent === undefined ? { $missing: '#unitups' } : { $in: { '#unitups': [parent] } };
      const json = {
        $query: [{ $and: [place, { $in: { '#unitType': ['HOLDING_UNIT', 'FILING_UNIT'] } }] }],
        $filter: { $limit: WIDEST, $orderby: { Title: 1 } },
        $projection: { $fields: FIELDS },
      };
      const found = await readEnvelope<Unit>(call({ service: 'access', path: '/units', json, signal }));
      onShown(found.$results.map((unit) => unit['#id']));
      return found.$results;
    },
  });
}

function Node(props: {
  readonly unit: Unit;
  readonly depth: number;
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  readonly counts: FacetResult | undefined;
  readonly onShown: (ids: readonly string[]) => void;
}) {
  const { unit, depth, selected, onSelect, counts } = props;
  const { language } = useLanguage();
  const words = useWords(WORDS);
  const [open, setOpen] = useState(false);
  const id = unit['#id'];
  const title = titleOf(unit, language) ?? words.untitled;
  const count = counts?.buckets.find(({ value }) => value === id)?.count;
  return (
    <li>
      <div className={selected === id ? 'tree-row tree-row-selected' : 'tree-row'} data-depth={depth}>
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
          aria-pressed={selected === id}
          onClick={() => onSelect(selected === id ? undefined : id)}
        >
          {title}
        </button>
        <span className="tree-count">{count === undefined ? '' : formatCount(count, language)}</span>
      </div>
      {open ? <Children {...props} parent={id} /> : null}
    </li>
  );
}

function Children({
  parent,
  depth,
  ...rest
}: {
  readonly parent: string;
  readonly depth: number;
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  readonly counts: FacetResult | undefined;
  readonly onShown: (ids: readonly string[]) => void;
}) {
  const children = useChildren(parent, rest.onShown);
  return (
    <ul className="tree-children">
      {(children.data ?? []).map((unit) => (
        <Node key={unit['#id']} {...rest} unit={unit} depth={depth + 1} />
      ))}
    </ul>
  );
}

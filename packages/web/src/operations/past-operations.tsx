import type { LogbookOperation } from '@chartrier/client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { readEnvelope } from '../api/index.ts';
import { useWords } from '../language/index.ts';
import { Button, ChoiceField, Empty, Field, Refusal, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { OperationList } from './operation-row.tsx';
import './operations-page.css';
import { isDay, pastQuery } from './past-query.ts';
import { useListed } from './use-listed.ts';
import { WORDS } from './words.ts';

/** Changes come live; this is for a reader who does not get them. */
const WATCH_MS = 20_000;
const OUTCOMES = ['OK', 'WARNING', 'KO', 'FATAL'];

/** The operations of the past, the newest first, narrowed by kind, outcome and dates. */
export function PastOperations({
  name,
  kinds,
  types = [],
  choosesKind = false,
  page,
  none,
}: {
  /** The first part of the query's key: what a live change has read again. */
  readonly name: string;
  readonly kinds: readonly string[];
  /** Types of operation that count too, whatever their kind. */
  readonly types?: readonly string[];
  /** One of the kinds may be picked; all others count too as long as none is. */
  readonly choosesKind?: boolean;
  /** Operations read at once. */
  readonly page: number;
  /** When there is none at all. */
  readonly none: ReactNode;
}) {
  const words = useWords(WORDS);
  const { call, askAgain } = useSession();
  const [kind, setKind] = useState('');
  const [outcome, setOutcome] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const filters = { kinds: choosesKind ? (kind === '' ? [] : [kind]) : kinds, types, outcome, from, to };
  const query = pastQuery(filters);
  const past = useInfiniteQuery({
    queryKey: [name, JSON.stringify(query)],
    initialPageParam: 0,
    refetchInterval: WATCH_MS,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      readEnvelope<LogbookOperation>(
        call({
          service: 'access',
          path: '/logbookoperations',
          json: {
            $query: query,
            $filter: { $offset: pageParam, $limit: page, $orderby: { evDateTime: -1 } },
            $projection: {},
          },
          signal,
        }),
      ),
    getNextPageParam: (last, pages) => (last.$results.length < page ? undefined : pages.length * page),
  });
  const found = past.data?.pages.flatMap(({ $results }) => $results) ?? [];
  const listed = useListed(found);
  const choices = (ids: readonly string[], names: Readonly<Record<string, string>>) => [
    { id: '', label: words.all },
    ...ids.map((id) => ({ id, label: names[id] ?? id })),
  ];
  const dates = [
    { label: words.from, value: from, onChange: setFrom },
    { label: words.to, value: to, onChange: setTo },
  ];
  if (past.error !== null)
    return <Refusal error={past.error} onRetry={() => void past.refetch()} onSignIn={askAgain} />;
  if (past.data === undefined) return <Waiting />;
  const isNarrowed = kind !== '' || outcome !== '' || from !== '' || to !== '';
  if (found.length === 0 && !isNarrowed) return none;
  return (
    <>
      <div className="filters">
        {choosesKind ? (
          <ChoiceField
            label={words.kind}
            value={kind}
            choices={choices(kinds, words.kinds)}
            onChange={setKind}
          />
        ) : null}
        <ChoiceField
          label={words.status}
          value={outcome}
          choices={choices(OUTCOMES, words.outcome)}
          onChange={setOutcome}
        />
        {dates.map((date) => (
          <Field
            key={date.label}
            {...date}
            hint={words.dateHint}
            isInvalid={date.value !== '' && !isDay(date.value)}
          />
        ))}
      </div>
      {found.length === 0 ? <Empty title={words.noneSuch} /> : null}
      <OperationList operations={listed} />
      {past.hasNextPage ? (
        <div className="page-actions">
          <Button pageKey="m" isDisabled={past.isFetchingNextPage} onPress={() => void past.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}

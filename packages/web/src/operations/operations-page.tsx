import type { LogbookOperation, ProcessDetail } from '@chartrier/client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { readEnvelope } from '../api/index.ts';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { Button, ChoiceField, Empty, Page, Refusal, Section, StatusMark, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { OperationRow } from './operation-row.tsx';
import './operations-page.css';
import { WORDS } from './words.ts';

const PAGE = 50;
/** Changes come live; this is for a reader who does not get them. */
const WATCH_MS = 10_000;
const KINDS = ['INGEST', 'MASTERDATA', 'UPDATE', 'TRACEABILITY', 'AUDIT', 'ELIMINATION', 'EXTERNAL_LOGBOOK'];
const OUTCOMES = ['OK', 'WARNING', 'KO', 'FATAL'];

export function OperationsPage() {
  const words = useWords(WORDS);
  const [kind, setKind] = useState('');
  const [outcome, setOutcome] = useState('');
  const choices = (known: readonly string[], names: Readonly<Record<string, string>>) => [
    { id: '', label: words.all },
    ...known.map((id) => ({ id, label: names[id] ?? id })),
  ];
  return (
    <Page title={words.title} lead={words.lead}>
      <Section title={words.running}>
        <Running />
      </Section>
      <div className="filters">
        <ChoiceField
          label={words.kind}
          value={kind}
          choices={choices(KINDS, words.kinds)}
          onChange={setKind}
        />
        <ChoiceField
          label={words.status}
          value={outcome}
          choices={choices(OUTCOMES, words.outcome)}
          onChange={setOutcome}
        />
      </div>
      <Past kind={kind} outcome={outcome} />
    </Page>
  );
}

function Running() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { call } = useSession();
  const running = useQuery({
    queryKey: ['operations', 'running'],
    refetchInterval: WATCH_MS,
    queryFn: ({ signal }) =>
      readEnvelope<ProcessDetail>(
        call({ service: 'admin', path: '/operations', json: { states: ['RUNNING', 'PAUSE'] }, signal }),
      ),
  });
  if (running.error !== null) return <Refusal error={running.error} />;
  const found = running.data?.$results ?? [];
  if (found.length === 0) return <p className="quiet operations-none">{words.runningNone}</p>;
  return (
    <ul>
      {found.map((one) => (
        <li key={one.operationId} className="operation">
          <Link to="/operations/$id" params={{ id: one.operationId }}>
            {words.kinds[one.processType] ?? one.processType}
          </Link>
          <span className="quiet">
            {formatInstant(one.processDate, language)} · {one.nextStep ?? one.previousStep}
          </span>
          <StatusMark status={one.globalState === 'PAUSE' ? 'UNKNOWN' : 'STARTED'} />
        </li>
      ))}
    </ul>
  );
}

function Past({ kind, outcome }: { readonly kind: string; readonly outcome: string }) {
  const words = useWords(WORDS);
  const { call, askAgain } = useSession();
  const past = useInfiniteQuery({
    queryKey: ['operations', kind, outcome],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const conditions = [
        ...(kind === '' ? [] : [{ $eq: { evTypeProc: kind } }]),
        ...(outcome === '' ? [] : [{ $eq: { 'events.outcome': outcome } }]),
      ];
      const json = {
        $query: conditions.length === 0 ? {} : { $and: conditions },
        $filter: { $offset: pageParam, $limit: PAGE, $orderby: { evDateTime: -1 } },
        $projection: {},
      };
      return readEnvelope<LogbookOperation>(
        call({ service: 'access', path: '/logbookoperations', json, signal }),
      );
    },
    getNextPageParam: (last, pages) => (last.$results.length < PAGE ? undefined : pages.length * PAGE),
  });
  if (past.error !== null)
    return <Refusal error={past.error} onRetry={() => void past.refetch()} onSignIn={askAgain} />;
  if (past.data === undefined) return <Waiting />;
  const found = past.data.pages.flatMap((page) => page.$results);
  if (found.length === 0) return <Empty title={words.none}>{words.noneHelp}</Empty>;
  return (
    <>
      <ul>
        {found.map((one) => (
          <OperationRow key={one['#id']} operation={one} />
        ))}
      </ul>
      {past.hasNextPage ? (
        <div className="page-actions">
          <Button isDisabled={past.isFetchingNextPage} onPress={() => void past.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}

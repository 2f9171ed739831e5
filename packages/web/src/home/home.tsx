import type { LogbookOperation, Unit } from '@chartrier/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readEnvelope } from '../api/index.ts';
import { useSummaries } from '../fonds/use-registers.ts';
import { formatBytes, formatCount, useLanguage, useWords } from '../language/index.ts';
import { OperationRow, outcomeOf } from '../operations/operation-row.tsx';
import { Bars, Page, Refusal, Section, Waiting } from '../parts/index.ts';
import { periodsOf, searchBody } from '../search/search-query.ts';
import { useSession } from '../session/index.ts';
import './home.css';
import { WORDS } from './words.ts';

const SHOWN = 8;
/** Changes come live; this is for a reader who does not get them. */
const WATCH_MS = 20_000;

export function Home() {
  const words = useWords(WORDS);
  const { tenant, askAgain } = useSession();
  const summaries = useSummaries();
  return (
    <Page title={words.title(tenant.name)}>
      {summaries.error === null ? null : (
        <Refusal error={summaries.error} onRetry={() => void summaries.refetch()} onSignIn={askAgain} />
      )}
      {summaries.isPending ? <Waiting /> : null}
      {summaries.data?.length === 0 ? <FirstSteps /> : null}
      {summaries.data === undefined || summaries.data.length === 0 ? null : <Holdings />}
      <LastOperations />
    </Page>
  );
}

function Holdings() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const summaries = useSummaries().data ?? [];
  const total = (of: 'TotalUnits' | 'TotalObjects' | 'ObjectSize'): number =>
    summaries.reduce((sum, one) => sum + one[of].remained, 0);
  const producers = summaries.toSorted((one, other) => other.TotalUnits.remained - one.TotalUnits.remained);
  return (
    <Section title={words.holds} aside={<Link to="/fonds">{words.register}</Link>}>
      <ul className="holdings">
        <li>
          <strong>{formatCount(total('TotalUnits'), language)}</strong> {words.units}
        </li>
        <li>
          <strong>{formatCount(total('TotalObjects'), language)}</strong> {words.objects}
        </li>
        <li>
          <strong>{formatBytes(total('ObjectSize'), language)}</strong> {words.bytes}
        </li>
      </ul>
      <div className="home-charts">
        <div>
          <h3 className="caption">{words.byProducer}</h3>
          <ul className="producers">
            {producers.slice(0, SHOWN).map(({ OriginatingAgency, TotalUnits }) => (
              <li key={OriginatingAgency}>
                <Link to="/fonds/$agency" params={{ agency: OriginatingAgency }}>
                  {OriginatingAgency}
                </Link>
                <meter
                  min={0}
                  max={producers[0]?.TotalUnits.remained ?? 1}
                  value={TotalUnits.remained}
                  aria-label={OriginatingAgency}
                />
                <span className="quiet">{formatCount(TotalUnits.remained, language)}</span>
              </li>
            ))}
          </ul>
        </div>
        <ByYear />
      </div>
    </Section>
  );
}

function ByYear() {
  const words = useWords(WORDS);
  const { call } = useSession();
  const found = useQuery({
    queryKey: ['home', 'years'],
    queryFn: ({ signal }) =>
      readEnvelope<Unit>(call({ service: 'access', path: '/units', json: searchBody({}, 0, 1), signal })),
  });
  const buckets = found.data?.$facetResults.find(({ name }) => name === 'dates')?.buckets ?? [];
  const bars = periodsOf({}).map(([from, to], index) => ({
    label: from === 0 ? `…${to - 1}` : to === 2100 ? `${from}…` : `${from}–${to - 1}`,
    count: buckets[index]?.count ?? 0,
  }));
  return (
    <div>
      <h3 className="caption">{words.byYear}</h3>
      <Bars label="" bars={bars} />
    </div>
  );
}

function FirstSteps() {
  const words = useWords(WORDS);
  return (
    <Section title={words.first}>
      <ol className="first-steps">
        <li>
          <Link to="/referentials/$kind" params={{ kind: 'agencies' }}>
            {words.steps.agencies}
          </Link>
        </li>
        <li>
          <Link to="/referentials/$kind" params={{ kind: 'ingestcontracts' }}>
            {words.steps.contracts}
          </Link>
        </li>
        <li>
          <Link to="/deposit">{words.steps.deposit}</Link>
        </li>
        <li>
          <Link to="/search">{words.steps.search}</Link>
        </li>
      </ol>
    </Section>
  );
}

function LastOperations() {
  const words = useWords(WORDS);
  const { call } = useSession();
  const last = useQuery({
    queryKey: ['home', 'operations'],
    refetchInterval: WATCH_MS,
    queryFn: ({ signal }) =>
      readEnvelope<LogbookOperation>(
        call({
          service: 'access',
          path: '/logbookoperations',
          json: {
            $query: {},
            $filter: { $limit: SHOWN, $orderby: { evDateTime: -1 } },
            $projection: {},
          },
          signal,
        }),
      ),
  });
  const operations = last.data?.$results ?? [];
  const troubled = operations.filter((one) => ['KO', 'FATAL'].includes(outcomeOf(one)));
  return (
    <>
      <Section title={words.attention}>
        {troubled.length === 0 ? <p className="quiet home-calm">{words.calm}</p> : null}
        <ul>
          {troubled.map((one) => (
            <OperationRow key={one['#id']} operation={one} troubled />
          ))}
        </ul>
      </Section>
      <Section title={words.running} aside={<Link to="/operations">{words.all}</Link>}>
        <ul>
          {operations.map((one) => (
            <OperationRow key={one['#id']} operation={one} />
          ))}
        </ul>
      </Section>
    </>
  );
}

import type { ProcessDetail } from '@chartrier/client';
import { useQuery } from '@tanstack/react-query';
import { readEnvelope } from '../api/index.ts';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { Empty, Page, Refusal, Section } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { OperationList } from './operation-row.tsx';
import './operations-page.css';
import { PastOperations } from './past-operations.tsx';
import { WORDS } from './words.ts';

const PAGE = 50;
/** Changes come live; this is for a reader who does not get them. */
const WATCH_MS = 10_000;
const KINDS = ['INGEST', 'MASTERDATA', 'UPDATE', 'TRACEABILITY', 'AUDIT', 'ELIMINATION', 'EXTERNAL_LOGBOOK'];

export function OperationsPage() {
  const words = useWords(WORDS);
  return (
    <Page title={words.title} lead={words.lead}>
      <Section title={words.running}>
        <Running />
      </Section>
      <Section title={words.past}>
        <PastOperations
          name="operations"
          kinds={KINDS}
          choosesKind
          page={PAGE}
          none={<Empty title={words.none}>{words.noneHelp}</Empty>}
        />
      </Section>
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
    <OperationList
      operations={found.map((one) => ({
        id: one.operationId,
        title: words.kinds[one.processType] ?? one.processType,
        facts: [formatInstant(one.processDate, language), one.nextStep ?? one.previousStep]
          .filter((fact) => fact !== undefined && fact !== '')
          .join(' · '),
        status: one.globalState === 'PAUSE' ? 'UNKNOWN' : 'STARTED',
      }))}
    />
  );
}

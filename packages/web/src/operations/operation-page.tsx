import { getRouteApi, Link } from '@tanstack/react-router';
import { DownloadDip, EXPORT } from '../export/index.ts';
import {
  formatCount,
  formatInstant,
  type Language,
  useLanguage,
  useWords,
  withColon,
} from '../language/index.ts';
import { Page, Refusal, Section, StatusMark, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { HOLDING_TREE, isOfPackage } from './deposit-kinds.ts';
import { FaultList } from './fault-list.tsx';
import { faultsOf, subjectOf } from './faults.ts';
import { OperationActions } from './operation-actions.tsx';
import { PhaseLine } from './phase-line.tsx';
import { phasesOf } from './phases.ts';
import { RunningStep } from './running-step.tsx';
import { sentenceOf } from './sentence.ts';
import { Timeline } from './timeline.tsx';
import { useOperation, type Watched } from './use-operation.ts';
import { WORDS } from './words.ts';

const route = getRouteApi('/operations/$id');

export function OperationPage() {
  const { id } = route.useParams();
  const words = useWords(WORDS);
  const { askAgain } = useSession();
  const watched = useOperation(id);
  if (watched.error !== null)
    return (
      <Page title={words.title}>
        <Refusal error={watched.error} onRetry={() => void watched.refetch()} onSignIn={askAgain} />
      </Page>
    );
  if (watched.data === undefined)
    return (
      <main className="page">
        <Waiting />
      </main>
    );
  return <OperationView id={id} watched={watched.data} />;
}

function OperationView({ id, watched }: { readonly id: string; readonly watched: Watched }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { operation, state, status } = watched;
  const events = operation?.events ?? [];
  const isDeposit = operation !== undefined && isOfPackage(operation);
  const ended = state === 'COMPLETED';
  const outcome = ended ? (words.outcome[status] ?? status) : (words.outcome['STARTED'] ?? status);
  const proc = operation?.evTypeProc ?? '';
  const kind = operation?.evType === HOLDING_TREE ? words.holdingTree : (words.kinds[proc] ?? proc);
  const lead = leadOf(watched, words, language);
  const checks = faultsOf(events);
  const found = checks.reduce((sum, { count }) => sum + count, 0);
  const subject =
    status === 'KO' && found > 0
      ? words.faultCount(formatCount(found, language), found > 1)
      : subjectOf(operation?.evDetData);
  return (
    <Page
      title={subject === undefined ? outcome : withColon(outcome, subject, language)}
      above={
        <>
          <Link to="/operations">{words.title}</Link> · {kind}
          {operation === undefined ? '' : ` · ${formatInstant(operation.evDateTime, language)}`} ·{' '}
          <code>{id}</code>
        </>
      }
      lead={<span role="status">{lead}</span>}
      actions={
        <>
          {proc === EXPORT && ended && (status === 'OK' || status === 'WARNING') ? (
            <DownloadDip id={id} />
          ) : null}
          <OperationActions id={id} watched={watched} isDeposit={isDeposit} />
        </>
      }
    >
      {ended ? null : <RunningStep id={id} />}
      {isDeposit ? <PhaseLine phases={phasesOf(events)} ended={ended} /> : null}
      <FaultList checks={checks} />
      <Section title={words.timeline} aside={<StatusMark status={ended ? status : 'STARTED'} />}>
        <Timeline events={events} />
      </Section>
    </Page>
  );
}

function leadOf(
  { state, status, operation }: Watched,
  words: (typeof WORDS)['fr'],
  language: Language,
): string {
  if (state === 'PAUSE') return words.paused;
  if (state !== 'COMPLETED') return operation === undefined ? words.waitingWorker : '';
  if (operation === undefined) return '';
  if (operation.evTypeProc === 'INGEST_TEST' || !isOfPackage(operation)) {
    const last = operation.events.at(-1);
    return last === undefined ? '' : (sentenceOf(last, language) ?? '');
  }
  if (status === 'KO') return words.nothingKept;
  return status === 'OK' || status === 'WARNING' ? words.kept : '';
}

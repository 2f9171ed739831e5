import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { formatCount, formatInstant, type Language, useLanguage, useWords } from '../language/index.ts';
import { Button, Page, Refusal, Section, StatusMark, saveAs, usePageKeys, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { FaultList } from './fault-list.tsx';
import { faultsOf, subjectOf } from './faults.ts';
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
  const isDeposit = operation?.evTypeProc === 'INGEST' || operation?.evTypeProc === 'INGEST_TEST';
  const ended = state === 'COMPLETED';
  const outcome = ended ? (words.outcome[status] ?? status) : (words.outcome['STARTED'] ?? status);
  const kind = words.kinds[operation?.evTypeProc ?? ''] ?? operation?.evTypeProc ?? '';
  const lead = leadOf(watched, words, language);
  const checks = faultsOf(events);
  const found = checks.reduce((sum, { count }) => sum + count, 0);
  const subject =
    status === 'KO' && found > 0
      ? words.faultCount(formatCount(found, language), found > 1)
      : subjectOf(operation?.evDetData);
  return (
    <Page
      title={`${outcome}${subject === undefined ? '' : ` : ${subject}`}`}
      above={
        <>
          <Link to="/operations">{words.title}</Link> · {kind}
          {operation === undefined ? '' : ` · ${formatInstant(operation.evDateTime, language)}`} ·{' '}
          <code>{id}</code>
        </>
      }
      lead={<span role="status">{lead}</span>}
      actions={<Actions id={id} watched={watched} isDeposit={isDeposit} />}
    >
      {ended ? null : <RunningStep id={id} />}
      {isDeposit ? <PhaseLine phases={phasesOf(events)} /> : null}
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
  if (operation?.evTypeProc !== 'INGEST') {
    const last = operation?.events.at(-1);
    return last === undefined ? '' : (sentenceOf(last, language) ?? '');
  }
  if (status === 'KO') return words.nothingKept;
  return status === 'OK' || status === 'WARNING' ? words.kept : '';
}

function Actions({
  id,
  watched,
  isDeposit,
}: {
  readonly id: string;
  readonly watched: Watched;
  readonly isDeposit: boolean;
}) {
  const words = useWords(WORDS);
  const { call, may } = useSession();
  const client = useQueryClient();
  const path = encodeURIComponent(id);
  const act = useMutation({
    mutationFn: (action: string) =>
      action === 'CANCEL'
        ? call({ service: 'admin', method: 'DELETE', path: `/operations/${path}` })
        : call({
            service: 'admin',
            method: 'PUT',
            path: `/operations/${path}`,
            headers: { 'X-Action': action },
          }),
    onSettled: () => client.invalidateQueries({ queryKey: ['operation', id] }),
  });
  const download = useMutation({
    mutationFn: async (paper: 'archivetransferreply' | 'manifests') => {
      const answer = await call({
        service: 'ingest',
        path: `/ingests/${path}/${paper}`,
        accept: 'application/octet-stream',
      });
      saveAs(await answer.blob(), paper === 'manifests' ? `${id}-manifest.xml` : `${id}-ATR.xml`);
    },
  });
  const ended = watched.state === 'COMPLETED';
  const accepted = watched.status === 'OK' || watched.status === 'WARNING';
  const mayAct = may('operations:id:update');
  usePageKeys([
    ...(mayAct && watched.state === 'PAUSE'
      ? [{ key: 'p', does: words.resume, act: () => act.mutate('RESUME') }]
      : []),
    ...(mayAct && watched.state === 'RUNNING'
      ? [{ key: 'p', does: words.pause, act: () => act.mutate('PAUSE') }]
      : []),
    ...(isDeposit && ended
      ? [{ key: 't', does: words.reply, act: () => download.mutate('archivetransferreply') }]
      : []),
  ]);
  return (
    <>
      {isDeposit && ended && !accepted ? (
        <Link className="button button-main" to="/deposit">
          {words.correct}
        </Link>
      ) : null}
      {isDeposit && ended && accepted ? (
        <Link className="button button-main" to="/search" search={{ q: `versement:${id}` }}>
          {words.see}
        </Link>
      ) : null}
      {isDeposit && ended ? (
        <>
          <Button onPress={() => download.mutate('archivetransferreply')}>{words.reply}</Button>
          {accepted ? <Button onPress={() => download.mutate('manifests')}>{words.manifest}</Button> : null}
        </>
      ) : null}
      {mayAct && watched.state === 'PAUSE' ? (
        <Button kind="main" onPress={() => act.mutate('RESUME')}>
          {words.resume}
        </Button>
      ) : null}
      {mayAct && watched.state === 'RUNNING' ? (
        <Button onPress={() => act.mutate('PAUSE')}>{words.pause}</Button>
      ) : null}
      {may('operations:id:delete') && !ended ? (
        <Button kind="seal" onPress={() => act.mutate('CANCEL')}>
          {words.cancel}
        </Button>
      ) : null}
      {act.error === null ? null : <Refusal error={act.error} />}
      {download.error === null ? null : <Refusal error={download.error} />}
    </>
  );
}

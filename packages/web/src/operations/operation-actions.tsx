import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../language/index.ts';
import { Button, Confirm, Refusal, saveAs, usePageKeys } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import type { Watched } from './use-operation.ts';
import { WORDS } from './words.ts';

type Act = 'PAUSE' | 'RESUME' | 'CANCEL';
type Paper = 'archivetransferreply' | 'manifests';

interface Action {
  readonly key: string;
  readonly does: string;
  readonly act: () => void;
  readonly kind: 'main' | 'plain' | 'seal';
  readonly isBusy: boolean;
}

function useOperationCalls(id: string) {
  const { call } = useSession();
  const client = useQueryClient();
  const path = encodeURIComponent(id);
  const act = useMutation({
    mutationFn: (action: Act) =>
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
    mutationFn: async (paper: Paper) => {
      const answer = await call({
        service: 'ingest',
        path: `/ingests/${path}/${paper}`,
        accept: 'application/octet-stream',
      });
      saveAs(await answer.blob(), paper === 'manifests' ? `${id}-manifest.xml` : `${id}-ATR.xml`);
    },
  });
  return { act, download };
}

/** What may be done about an operation where it stands: each a button and a key; cancelling is confirmed. */
export function OperationActions({
  id,
  watched: { state, status },
  isDeposit,
}: {
  readonly id: string;
  readonly watched: Watched;
  readonly isDeposit: boolean;
}) {
  const words = useWords(WORDS);
  const { may } = useSession();
  const navigate = useNavigate();
  const { act, download } = useOperationCalls(id);
  const [cancelling, setCancelling] = useState(false);
  const ended = state === 'COMPLETED';
  const accepted = status === 'OK' || status === 'WARNING';
  const mayAct = may('operations:id:update');
  const papers = isDeposit && ended;
  const see = { to: '/search', search: { q: `versement:${id}` } } as const;
  const when = (isOffered: boolean, action: Action): readonly Action[] => (isOffered ? [action] : []);
  const doing = (key: string, does: string, name: Act): Action => ({
    key,
    does,
    act: () => act.mutate(name),
    kind: name === 'RESUME' ? 'main' : 'plain',
    isBusy: act.isPending,
  });
  const fetching = (key: string, does: string, paper: Paper): Action => ({
    key,
    does,
    act: () => download.mutate(paper),
    kind: 'plain',
    isBusy: download.isPending,
  });
  const actions = [
    ...when(papers, fetching('t', words.reply, 'archivetransferreply')),
    ...when(papers && accepted, fetching('m', words.manifest, 'manifests')),
    ...when(mayAct && state === 'PAUSE', doing('p', words.resume, 'RESUME')),
    ...when(mayAct && state === 'RUNNING', doing('p', words.pause, 'PAUSE')),
    ...when(may('operations:id:delete') && !ended, {
      ...doing('x', words.cancel, 'CANCEL'),
      act: () => setCancelling(true),
      kind: 'seal' as const,
    }),
  ];
  usePageKeys(
    papers
      ? [
          accepted
            ? { key: 'v', does: words.see, act: () => void navigate(see) }
            : { key: 'v', does: words.correct, act: () => void navigate({ to: '/deposit' }) },
        ]
      : [],
  );
  return (
    <>
      {papers && !accepted ? (
        <Link className="button button-main" to="/deposit" aria-keyshortcuts="v">
          {words.correct}
        </Link>
      ) : null}
      {papers && accepted ? (
        <Link className="button button-main" {...see} aria-keyshortcuts="v">
          {words.see}
        </Link>
      ) : null}
      {actions.map(({ key, does, act: press, kind, isBusy }) => (
        <Button key={key} pageKey={key} kind={kind} isDisabled={isBusy} onPress={press}>
          {does}
        </Button>
      ))}
      {act.error === null || cancelling ? null : <Refusal error={act.error} />}
      {download.error === null ? null : <Refusal error={download.error} />}
      {cancelling && !ended ? (
        <Confirm
          title={words.cancel}
          action={words.cancel}
          doing={act}
          onConfirm={() => act.mutate('CANCEL', { onSuccess: () => setCancelling(false) })}
          onClose={() => {
            act.reset();
            setCancelling(false);
          }}
        >
          <p>{words.cancelHelp}</p>
        </Confirm>
      ) : null}
    </>
  );
}

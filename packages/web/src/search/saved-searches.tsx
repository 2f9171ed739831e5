import type { SavedSearch } from '@chartrier/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { Dialog, DialogTrigger, Form, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { readAgain, readJson } from '../api/index.ts';
import { useWords } from '../language/index.ts';
import { Button, Field, Refusal, useRows, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import './saved-searches.css';
import { WORDS } from './words.ts';

const KEY = ['saved-searches'] as const;

/** Keeps the search being read under a name, and goes back to those kept before. */
export function SavedSearches() {
  const words = useWords(WORDS);
  const [isOpen, open] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={open}>
      <Button kind="bare" pageKey="s">
        {words.saved}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">
            {({ close }) => (
              <>
                <Heading slot="title">{words.saved}</Heading>
                <Kept onFollow={close} />
                <SaveThis />
                <div className="page-actions">
                  <Button slot="close">{words.close}</Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function Kept({ onFollow }: { readonly onFollow: () => void }) {
  const words = useWords(WORDS);
  const { call, tenant } = useSession();
  const client = useQueryClient();
  const saved = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) =>
      readJson<readonly SavedSearch[]>(call({ service: 'chartrier', path: '/me/searches', signal })),
  });
  const forget = useMutation({
    mutationFn: (id: string) =>
      call({ service: 'chartrier', method: 'DELETE', path: `/me/searches/${encodeURIComponent(id)}` }),
    onSuccess: () => readAgain(client, KEY),
  });
  const here = (saved.data ?? []).filter((one) => one.tenant === tenant.tenant);
  const { box, rowProps, told } = useRows({
    rows: here,
    nameOf: ({ name }) => name,
    actions: [{ key: 'x', does: words.forget, act: ({ id }) => forget.mutate(id) }],
    opens: true,
  });
  const error = saved.error ?? forget.error;
  if (error !== null) return <Refusal error={error} onRetry={() => void saved.refetch()} />;
  if (saved.data === undefined) return <Waiting />;
  if (here.length === 0) return <p className="quiet">{words.noSaved}</p>;
  return (
    <>
      <ul ref={box as RefObject<HTMLUListElement | null>}>
        {here.map(({ id, name, address }, place) => (
          <li key={id} className="saved" {...rowProps(place)}>
            <a href={`/search${address}`} onClick={onFollow}>
              {name}
            </a>
            <Button
              kind="bare"
              rowKey="x"
              aria-label={`${words.forget} ${name}`}
              onPress={() => forget.mutate(id)}
            >
              {words.forget}
            </Button>
          </li>
        ))}
      </ul>
      <p className="unseen" role="status">
        {told}
      </p>
    </>
  );
}

function SaveThis() {
  const words = useWords(WORDS);
  const { call, tenant } = useSession();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () =>
      call({
        service: 'chartrier',
        method: 'POST',
        path: '/me/searches',
        json: { tenant: tenant.tenant, name, address: window.location.search },
      }),
    onSuccess: async () => {
      setName('');
      await readAgain(client, KEY);
    },
  });
  return (
    <Form
      className="saved-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Field label={words.saveAs} value={name} onChange={setName} isRequired />
      <Button type="submit" kind="main" isDisabled={save.isPending}>
        {words.save}
      </Button>
      {save.error === null ? null : <Refusal error={save.error} />}
    </Form>
  );
}

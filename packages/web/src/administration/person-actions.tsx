import type { Person } from '@chartrier/client';
import { useState } from 'react';
import { useWords } from '../language/index.ts';
import { Button, Confirm } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { useNewPassword, useRemoving, useUpdatePerson } from './use-people.ts';
import { WORDS } from './words.ts';

const ACTIONS = ['suspend', 'reopen', 'reset', 'signOut', 'erase'] as const;
type Action = (typeof ACTIONS)[number];
const NEEDS: Readonly<Record<Action, string>> = {
  suspend: 'people:id:update',
  reopen: 'people:id:update',
  reset: 'people:id:password:create',
  signOut: 'people:id:sessions:delete',
  erase: 'people:id:delete',
};

/** What may be done about a person; each says what it does before it is done. */
export function PersonActions({
  person,
  onEdit,
  onPassword,
}: {
  readonly person: Person;
  readonly onEdit: () => void;
  /** The password to hand over, once. */
  readonly onPassword: (password: string | undefined) => void;
}) {
  const words = useWords(WORDS);
  const { mayAdminister } = useSession();
  const password = useNewPassword();
  const update = useUpdatePerson();
  const removing = useRemoving();
  const [asked, ask] = useState<Action>();
  const isActive = person.status === 'ACTIVE';
  const applies: Readonly<Record<Action, boolean>> = {
    suspend: isActive,
    reopen: !isActive,
    reset: isActive && person.provider === 'local',
    signOut: isActive,
    erase: true,
  };
  const close = (): void => {
    for (const doing of [password, update, removing]) doing.reset();
    ask(undefined);
  };
  const path = `/people/${encodeURIComponent(person.id)}`;
  const done = { onSuccess: close };
  const act: Readonly<Record<Action, () => void>> = {
    suspend: () => update.mutate({ id: person.id, update: { status: 'SUSPENDED' } }, done),
    reopen: () => update.mutate({ id: person.id, update: { status: 'ACTIVE' } }, done),
    reset: () =>
      password.mutate(person.id, {
        onSuccess: (made) => {
          onPassword(made?.oneTimePassword);
          close();
        },
      }),
    signOut: () => removing.mutate(`${path}/sessions`, done),
    erase: () => removing.mutate(path, done),
  };
  return (
    <span className="row-actions">
      {mayAdminister('people:id:update') ? (
        <Button kind="bare" aria-label={`${words.edit} : ${person.login}`} onPress={onEdit}>
          {words.edit}
        </Button>
      ) : null}
      {ACTIONS.filter((action) => applies[action] && mayAdminister(NEEDS[action])).map((action) => (
        <Button
          key={action}
          kind="bare"
          aria-label={`${words[action]} : ${person.login}`}
          onPress={() => ask(action)}
        >
          {words[action]}
        </Button>
      ))}
      {asked === undefined ? null : (
        <Confirm
          title={`${words[asked]} : ${person.login}`}
          action={words[asked]}
          doing={[password, update, removing].find(({ status }) => status !== 'idle') ?? update}
          onConfirm={act[asked]}
          onClose={close}
        >
          <p>{words.actionHelp[asked]}</p>
        </Confirm>
      )}
    </span>
  );
}

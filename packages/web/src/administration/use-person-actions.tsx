import type { Person } from '@chartrier/client';
import { type ReactNode, useState } from 'react';
import { useLanguage, useWords, withColon } from '../language/index.ts';
import { Confirm, type RowAction } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { useNewPassword, useRemoving, useUpdatePerson } from './use-people.ts';
import { WORDS } from './words.ts';

/** What is confirmed first: its key, what it needs, and to whom it applies. */
const ACTIONS = [
  { name: 'suspend', key: 's', needs: 'people:id:update', applies: isActive },
  { name: 'reopen', key: 'o', needs: 'people:id:update', applies: ({ status }) => status === 'SUSPENDED' },
  {
    name: 'reset',
    key: 'p',
    needs: 'people:id:password:create',
    applies: (person) => isActive(person) && person.provider === 'local',
  },
  { name: 'signOut', key: 'd', needs: 'people:id:sessions:delete', applies: isActive },
  { name: 'erase', key: 'x', needs: 'people:id:delete', applies: isThere },
] as const satisfies readonly {
  readonly name: string;
  readonly key: string;
  readonly needs: string;
  readonly applies: (person: Person) => boolean;
}[];
type Action = (typeof ACTIONS)[number]['name'];

function isActive({ status }: Person): boolean {
  return status === 'ACTIVE';
}

function isThere({ status }: Person): boolean {
  return status !== 'ERASED';
}

/** What one may do about a person of the list, and the dialog in which each says what it does before it is done. */
export function usePersonActions(
  onEdit: (person: Person) => void,
  /** The password to hand over, once. */
  onPassword: (password: string | undefined) => void,
): { readonly actions: readonly RowAction<Person>[]; readonly dialog: ReactNode } {
  const words = useWords(WORDS);
  const { mayAdminister } = useSession();
  const [asked, ask] = useState<{ readonly action: Action; readonly person: Person }>();
  return {
    actions: [
      ...(mayAdminister('people:id:update')
        ? [{ key: 'e', does: words.edit, isOffered: isThere, act: onEdit }]
        : []),
      ...ACTIONS.filter(({ needs }) => mayAdminister(needs)).map(({ name, key, applies }) => ({
        key,
        does: words[name],
        isOffered: applies,
        act: (person: Person) => ask({ action: name, person }),
      })),
    ],
    dialog:
      asked === undefined ? null : (
        <PersonChange {...asked} onPassword={onPassword} onClose={() => ask(undefined)} />
      ),
  };
}

function PersonChange({
  person,
  action,
  onPassword,
  onClose,
}: {
  readonly person: Person;
  readonly action: Action;
  readonly onPassword: (password: string | undefined) => void;
  readonly onClose: () => void;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const password = useNewPassword();
  const update = useUpdatePerson();
  const removing = useRemoving();
  const path = `/people/${encodeURIComponent(person.id)}`;
  const done = { onSuccess: onClose };
  const act: Readonly<Record<Action, () => void>> = {
    suspend: () => update.mutate({ id: person.id, update: { status: 'SUSPENDED' } }, done),
    reopen: () => update.mutate({ id: person.id, update: { status: 'ACTIVE' } }, done),
    reset: () =>
      password.mutate(person.id, {
        onSuccess: (made) => {
          onPassword(made?.oneTimePassword);
          onClose();
        },
      }),
    signOut: () => removing.mutate(`${path}/sessions`, done),
    erase: () => removing.mutate(path, done),
  };
  return (
    <Confirm
      title={withColon(words[action], person.login, language)}
      action={words[action]}
      doing={[password, update, removing].find(({ status }) => status !== 'idle') ?? update}
      onConfirm={act[action]}
      onClose={onClose}
    >
      <p>{words.actionHelp[action]}</p>
    </Confirm>
  );
}

import type { Person } from '@chartrier/client';
import { useState } from 'react';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { Button, Empty, Refusal, Section, StatusMark, Table, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { OneTimePassword } from './one-time-password.tsx';
import { PersonForm } from './person-form.tsx';
import { useGroups, usePeople } from './use-people.ts';
import { usePersonActions } from './use-person-actions.tsx';
import { WORDS } from './words.ts';

const MARK = { ACTIVE: 'OK', SUSPENDED: 'WARNING', ERASED: 'KO' } as const;

/** Who may sign in. */
export function People() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { mayAdminister } = useSession();
  const people = usePeople();
  const groups = useGroups(mayAdminister('groups:read'));
  const [edited, setEdited] = useState<Person | 'new'>();
  const [handed, setHanded] = useState<string>();
  const groupName = (id: string): string => groups.data?.find((one) => one.id === id)?.name ?? id;
  const mayAdd = mayAdminister('people:create');
  const { actions, dialog } = usePersonActions(setEdited, setHanded);
  return (
    <Section
      title={words.people}
      aside={
        mayAdd ? (
          <Button pageKey="n" onPress={() => setEdited('new')}>
            {words.newPerson}
          </Button>
        ) : undefined
      }
    >
      {edited === undefined ? null : (
        <PersonForm
          key={edited === 'new' ? 'new' : edited.id}
          person={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
      <OneTimePassword value={handed} />
      {people.error === null ? null : <Refusal error={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending ? <Waiting /> : null}
      {people.data?.length === 0 ? <Empty title={words.noPeople} /> : null}
      {people.data === undefined || people.data.length === 0 ? null : (
        <Table<Person>
          label={words.people}
          rows={people.data}
          keyOf={({ id }) => id}
          nameOf={({ login }) => login}
          actions={actions}
          columns={[
            { name: words.login, cell: ({ login }) => <code>{login}</code> },
            { name: words.name, cell: ({ name }) => name },
            { name: words.memberOf, cell: (person) => person.groups.map(groupName).join(', ') },
            {
              name: words.status,
              cell: ({ status }) => <StatusMark status={MARK[status]} label={words.statuses[status]} />,
            },
            {
              name: words.lastSignIn,
              cell: ({ lastSignInAt }) =>
                lastSignInAt === undefined ? words.never : formatInstant(lastSignInAt, language),
            },
          ]}
        />
      )}
      {dialog}
    </Section>
  );
}

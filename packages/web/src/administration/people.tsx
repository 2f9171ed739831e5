import type { Person } from '@chartrier/client';
import { useState } from 'react';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { Button, Empty, Refusal, Section, Table, Waiting } from '../parts/index.ts';
import { OneTimePassword } from './one-time-password.tsx';
import { PersonForm } from './person-form.tsx';
import { useGroups, useNewPassword, usePeople, useUpdatePerson } from './use-people.ts';
import { WORDS } from './words.ts';

/** Who may sign in. */
export function People() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const people = usePeople();
  const groups = useGroups();
  const password = useNewPassword();
  const update = useUpdatePerson();
  const [edited, setEdited] = useState<Person | 'new'>();
  const groupName = (id: string): string => groups.data?.find((one) => one.id === id)?.name ?? id;
  const error = people.error ?? update.error ?? password.error;
  return (
    <Section title={words.people} aside={<Button onPress={() => setEdited('new')}>{words.newPerson}</Button>}>
      {edited === undefined ? null : (
        <PersonForm
          key={edited === 'new' ? 'new' : edited.id}
          person={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
      <OneTimePassword value={password.data?.oneTimePassword} />
      {error === null ? null : <Refusal error={error} onRetry={() => void people.refetch()} />}
      {people.isPending ? <Waiting /> : null}
      {people.data?.length === 0 ? <Empty title={words.noPeople} /> : null}
      {people.data === undefined || people.data.length === 0 ? null : (
        <Table<Person>
          label={words.people}
          rows={people.data}
          keyOf={({ id }) => id}
          columns={[
            { name: words.login, cell: ({ login }) => <code>{login}</code> },
            { name: words.name, cell: ({ name }) => name },
            { name: words.memberOf, cell: (person) => person.groups.map(groupName).join(', ') },
            { name: words.status, cell: ({ status }) => words.statuses[status] },
            {
              name: words.lastSignIn,
              cell: ({ lastSignInAt }) =>
                lastSignInAt === undefined ? words.never : formatInstant(lastSignInAt, language),
            },
            {
              name: words.actions,
              cell: (person) => (
                <span className="row-actions">
                  {person.status === 'ERASED' ? null : (
                    <>
                      <Button kind="bare" onPress={() => setEdited(person)}>
                        {words.edit}
                      </Button>
                      <Button
                        kind="bare"
                        onPress={() =>
                          update.mutate({
                            id: person.id,
                            update: { status: person.status === 'ACTIVE' ? 'SUSPENDED' : 'ACTIVE' },
                          })
                        }
                      >
                        {person.status === 'ACTIVE' ? words.suspend : words.reopen}
                      </Button>
                    </>
                  )}
                  {person.provider === 'local' && person.status === 'ACTIVE' ? (
                    <Button kind="bare" onPress={() => password.mutate(person.id)}>
                      {words.reset}
                    </Button>
                  ) : null}
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

import type { Person } from '@chartrier/client';
import { useState } from 'react';
import { useWords } from '../language/index.ts';
import { Button, Field, Refusal, Tick } from '../parts/index.ts';
import { AdminForm } from './admin-form.tsx';
import { OneTimePassword } from './one-time-password.tsx';
import { useGroups, useNewPerson, useUpdatePerson } from './use-people.ts';
import { WORDS } from './words.ts';

/** A person as they are added or changed; a new one's password is shown once. */
export function PersonForm({
  person,
  onClose,
}: {
  readonly person: Person | undefined;
  readonly onClose: () => void;
}) {
  const words = useWords(WORDS);
  const groups = useGroups();
  const create = useNewPerson();
  const update = useUpdatePerson();
  const [login, setLogin] = useState(person?.login ?? '');
  const [name, setName] = useState(person?.name ?? '');
  const [email, setEmail] = useState(person?.email ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(person?.groups ?? []);
  if (create.data !== undefined)
    return (
      <div className="admin-form">
        <OneTimePassword value={create.data.oneTimePassword} />
        <Button onPress={onClose}>{words.close}</Button>
      </div>
    );
  const error = create.error ?? update.error;
  return (
    <AdminForm
      onClose={onClose}
      onSend={() => {
        const content = { name, ...(email === '' ? {} : { email }), groups: [...chosen] };
        if (person === undefined) create.mutate({ login, ...content });
        else update.mutate({ id: person.id, update: content }, { onSuccess: onClose });
      }}
    >
      <Field
        label={words.login}
        value={login}
        onChange={setLogin}
        isRequired
        isDisabled={person !== undefined}
        autoComplete="off"
      />
      <Field label={words.name} value={name} onChange={setName} isRequired autoComplete="off" />
      <Field label={words.email} value={email} onChange={setEmail} type="email" autoComplete="off" />
      <fieldset className="admin-groups">
        <legend>{words.memberOf}</legend>
        {(groups.data ?? []).map((group) => (
          <Tick
            key={group.id}
            isSelected={chosen.includes(group.id)}
            onChange={(selected) =>
              setChosen(selected ? [...chosen, group.id] : chosen.filter((one) => one !== group.id))
            }
          >
            {group.name}
          </Tick>
        ))}
      </fieldset>
      {error === null ? null : <Refusal error={error} />}
      <div className="page-actions">
        <Button kind="main" type="submit" isDisabled={create.isPending || update.isPending}>
          {person === undefined ? words.create : words.save}
        </Button>
        <Button onPress={onClose}>{words.cancel}</Button>
      </div>
    </AdminForm>
  );
}

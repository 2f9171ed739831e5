import type { SessionState } from '@chartrier/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { callerOf, readJson } from '../api/index.ts';
import { useLanguage, useWords } from '../language/index.ts';
import { Button, Field, Refusal } from '../parts/index.ts';
import { Card } from './card.tsx';
import { WORDS } from './words.ts';

/** A one-time password opens nothing but this. */
export function ChangePassword({
  view,
  onChanged,
}: {
  readonly view: SessionState;
  readonly onChanged: (view: SessionState) => void;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const call = callerOf({ language, csrfToken: view.csrfToken });
  const change = useMutation({
    mutationFn: () =>
      readJson<SessionState>(
        call({ service: 'chartrier', method: 'PUT', path: '/me/password', json: { current, next } }),
      ),
    onSuccess: onChanged,
  });
  const differs = again !== '' && again !== next;
  return (
    <Card title={words.changeTitle} lead={words.changeLead}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (again === next) change.mutate();
        }}
      >
        {change.error === null ? null : <Refusal error={change.error} />}
        <Field
          label={words.current}
          value={current}
          onChange={setCurrent}
          isRequired
          type="password"
          autoComplete="current-password"
        />
        <Field
          label={words.next}
          value={next}
          onChange={setNext}
          isRequired
          type="password"
          autoComplete="new-password"
        />
        <Field
          label={words.nextAgain}
          value={again}
          onChange={setAgain}
          isRequired
          isInvalid={differs}
          {...(differs ? { hint: words.different } : {})}
          type="password"
          autoComplete="new-password"
        />
        <Button kind="main" type="submit" isDisabled={change.isPending}>
          {words.keep}
        </Button>
      </Form>
    </Card>
  );
}

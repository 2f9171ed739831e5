import type { SessionState, SignInProvider } from '@chartrier/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { callerOf, RefusedCall, readJson } from '../api/index.ts';
import { useLanguage, useWords } from '../language/index.ts';
import { Button, Field, Refusal } from '../parts/index.ts';
import { Card } from './card.tsx';
import { WORDS } from './words.ts';

export function SignIn({ onSignedIn }: { readonly onSignedIn: (view: SessionState) => void }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const call = callerOf({ language });
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const providers = useQuery({
    queryKey: ['providers'],
    queryFn: () =>
      readJson<readonly SignInProvider[]>(call({ service: 'chartrier', path: '/session/providers' })),
  });
  const signIn = useMutation({
    mutationFn: () =>
      readJson<SessionState>(
        call({ service: 'chartrier', method: 'POST', path: '/session', json: { login, password } }),
      ),
    onSuccess: onSignedIn,
    onSettled: () => setPassword(''),
  });
  const others = (providers.data ?? []).filter(({ kind }) => kind === 'openid');
  return (
    <Card title={words.title} lead={words.lead}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        {signIn.error === null ? null : <SignInRefused error={signIn.error} />}
        <Field label={words.login} value={login} onChange={setLogin} isRequired autoComplete="username" />
        <Field
          label={words.password}
          value={password}
          onChange={setPassword}
          isRequired
          type="password"
          autoComplete="current-password"
        />
        <Button kind="main" type="submit" isDisabled={signIn.isPending}>
          {words.enter}
        </Button>
      </Form>
      {others.length === 0 ? null : (
        <div className="card-providers">
          {others.map(({ id, name, href }) => (
            <a
              key={id}
              className="button"
              href={`${href}?returnTo=${encodeURIComponent(window.location.pathname + window.location.search)}`}
            >
              {words.with} {name}
            </a>
          ))}
        </div>
      )}
      <p className="card-hint quiet">{words.first}</p>
    </Card>
  );
}

function SignInRefused({ error }: { readonly error: Error }) {
  const words = useWords(WORDS);
  const status = error instanceof RefusedCall ? error.status : 0;
  if (status !== 401 && status !== 429) return <Refusal error={error} />;
  return (
    <p className="card-error" role="alert">
      {status === 401 ? words.wrong : words.throttled} {status === 429 ? <span>{error.message}</span> : null}
    </p>
  );
}

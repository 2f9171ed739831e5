import type { SessionState, SignInProvider } from '@chartrier/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { callerOf, RefusedCall, readJson } from '../api/index.ts';
import { useLanguage, useWords } from '../language/index.ts';
import { Button, Field, Refusal } from '../parts/index.ts';
import { Card } from './card.tsx';
import { WORDS } from './words.ts';

/** The page of those who are not signed in. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: (view: SessionState) => void }) {
  const words = useWords(WORDS);
  return (
    <Card title={words.title} lead={words.lead}>
      <ProviderRefused />
      <SignInForm onSignedIn={onSignedIn} />
      <p className="card-hint quiet">{words.first}</p>
    </Card>
  );
}

/** A login and a password, or another way that the server offers. */
export function SignInForm({
  onSignedIn,
  knownLogin = '',
}: {
  readonly onSignedIn: (view: SessionState) => void;
  readonly knownLogin?: string;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const call = callerOf({ language });
  const [login, setLogin] = useState(knownLogin);
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
    <>
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
          autoFocus={knownLogin !== ''}
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
    </>
  );
}

/** A wrong password says what to do as any refusal does, in fewer words. */
function SignInRefused({ error }: { readonly error: Error }) {
  const words = useWords(WORDS);
  const refused = error instanceof RefusedCall ? error : undefined;
  if (refused?.status !== 401 && refused?.status !== 429) return <Refusal error={error} />;
  return (
    <div className="card-error" role="alert">
      <p>{refused.status === 401 ? words.wrong : words.throttled}</p>
      <p>{refused.message}</p>
      <code>{refused.body.symbol}</code>
    </div>
  );
}

/** Back from an identity provider that did not let one in: the server says why in the address. */
function ProviderRefused() {
  const words = useWords(WORDS);
  const asked = new URLSearchParams(window.location.search);
  const symbol = asked.get('symbol') ?? '';
  if (asked.get('signIn') !== 'refused') return null;
  return (
    <div className="card-error" role="alert">
      <p>{words.providerRefused[symbol] ?? words.providerRefused['OPENID_SIGN_IN_REFUSED']}</p>
      <code>{/^[A-Z_]{1,60}$/.test(symbol) ? symbol : ''}</code>
    </div>
  );
}

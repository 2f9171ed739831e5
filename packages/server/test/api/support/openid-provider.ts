import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { afterAll } from 'vitest';

export interface TestAccount {
  readonly sub: string;
  readonly preferred_username: string;
  readonly name: string;
  readonly groups?: readonly string[];
}

/** A real OpenID Connect provider on a port of its own; its development pages take any password. */
export async function startOpenIdProvider(accounts: readonly TestAccount[]) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const issuer = `http://127.0.0.1:${port}`;
  const redirectUris: string[] = [];
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'chartrier',
        client_secret: 'the secret of chartrier',
        redirect_uris: ['http://127.0.0.1:1/callback'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, sub) => {
      const account = accounts.find((one) => one.sub === sub);
      return account === undefined ? undefined : { accountId: sub, claims: async () => ({ ...account }) };
    },
  });
  // the server's port is known only once it listens
  const { redirectUriAllowed } = provider.Client.prototype;
  provider.Client.prototype.redirectUriAllowed = function allowed(uri: string) {
    return redirectUris.includes(uri) || redirectUriAllowed.call(this, uri);
  };
  server.on('request', provider.callback());
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { issuer, allow: (uri: string) => redirectUris.push(uri) };
}

/** As much of a browser as signing in needs: cookies by origin, redirections, forms. */
export function browser() {
  const jars = new Map<string, Map<string, string>>();
  return async function go(
    url: string,
    form?: Readonly<Record<string, string>>,
  ): Promise<{
    readonly url: string;
    readonly status: number;
    readonly text: string;
    readonly cookies: string;
  }> {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie: cookies },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const given of answer.headers.getSetCookie()) {
      const [pair = ''] = given.split(';', 1);
      const [name = '', ...value] = pair.split('=');
      jar.set(name, value.join('='));
    }
    const location = answer.headers.get('location');
    if (location !== null) return go(new URL(location, url).href);
    return {
      url,
      status: answer.status,
      text: await answer.text(),
      cookies: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    };
  };
}

import { TLSSocket } from 'node:tls';
import { SignInProvider } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import Type from 'typebox';
import { arriveFromProvider, departToProvider, type OpenIdProvider } from '../../security/index.ts';
import { SERVICE_PREFIXES } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { departureCookie, giveDeparture, giveSession } from './session-cookie.ts';
import type { SessionExchange, SessionRoute } from './session-route.ts';

const BASE = `${SERVICE_PREFIXES.chartrier}/session/openid`;
/** A path of this site and nothing else: `//elsewhere` and `https://elsewhere` would lead away. */
const OWN_PATH = /^\/(?![/\\])[^\s\\<>"]*$/;

/** Signing in at an OpenID Connect provider: the browser leaves by the first, and comes back by the second. */
export const PROVIDER_ROUTES: readonly SessionRoute[] = [
  {
    method: 'GET',
    path: '/session/providers',
    description: 'Lists the ways to sign in',
    access: 'everyone',
    answer: Type.Array(SignInProvider),
    handle: async (_exchange, { openid }) => ({
      kind: 'json',
      value: [
        { id: 'local', name: 'Chartrier', kind: 'local' },
        ...[...openid.values()].map(({ settings: { id, name } }) => ({
          id,
          name,
          kind: 'openid' as const,
          href: `${BASE}/${id}`,
        })),
      ] satisfies SignInProvider[],
    }),
  },
  {
    method: 'GET',
    path: '/session/openid/{provider}',
    description: 'Sends the browser to a provider',
    access: 'everyone',
    queryParameters: ['returnTo'],
    handle: async (exchange, services) => {
      const provider = providerOf(exchange, services);
      const asked = exchange.request.query.returnTo;
      const returnTo = typeof asked === 'string' && OWN_PATH.test(asked) ? asked : '/';
      const redirectUri = comeBackTo(exchange, services, provider);
      const { url, state } = await departToProvider(services.people, provider, { redirectUri, returnTo });
      return {
        kind: 'empty',
        status: 302,
        headers: {
          Location: url.href,
          'Set-Cookie': giveDeparture(state, services.settings),
          'Cache-Control': 'no-store',
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/session/openid/{provider}/callback',
    description: 'Where a provider sends the browser back',
    access: 'everyone',
    queryParameters: ['code', 'state', 'iss', 'error', 'error_description'],
    handle: async (exchange, services) => {
      const provider = providerOf(exchange, services);
      const url = new URL(comeBackTo(exchange, services, provider));
      url.search = new URL(exchange.request.message.url ?? '', url).search;
      const bound = departureCookie(exchange.request, services.settings);
      const { returnTo, outcome } = await arriveFromProvider(services.people, provider, url, bound, exchange);
      if (!(outcome instanceof Error)) return page(returnTo, giveSession(outcome.token, services.settings));
      services.logger.info({ code: outcome.code, provider: provider.settings.id }, 'a sign-in was refused');
      const separator = returnTo.includes('?') ? '&' : '?';
      return page(`${returnTo}${separator}signIn=refused&symbol=${outcome.code}`);
    },
  },
];

function providerOf({ parameters }: SessionExchange, { openid }: ApiServices): OpenIdProvider {
  const name = parameters.provider ?? '';
  const provider = openid.get(name);
  if (provider === undefined) throw chartrierError('OPENID_PROVIDER_UNKNOWN', { provider: name });
  return provider;
}

/** The callback's URL as the browser sees it. */
function comeBackTo(
  { request }: SessionExchange,
  { settings }: ApiServices,
  { settings: { id } }: OpenIdProvider,
): string {
  const scheme = request.message.socket instanceof TLSSocket ? 'https' : 'http';
  const origin = settings.publicUrl ?? `${scheme}://${request.header('host') ?? 'localhost'}`;
  return `${origin.replace(/\/+$/, '')}${BASE}/${id}/callback`;
}

/**
 * A page that goes on by itself: after a redirection that began at another site the browser would keep the strict
 * cookie back, after a navigation that this page makes it sends it.
 */
function page(path: string, cookie?: string) {
  const target = path.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return {
    kind: 'text',
    status: 200,
    text: `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Chartrier</title><meta http-equiv="refresh" content="0;url=${target}"><a href="${target}">Chartrier</a></html>\n`,
    mediaType: 'text/html',
    headers: {
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
      ...(cookie === undefined ? {} : { 'Set-Cookie': cookie }),
    },
  } as const;
}

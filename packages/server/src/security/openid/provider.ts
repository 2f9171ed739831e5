import { type ChartrierError, chartrierError } from '@chartrier/messages';
import * as openid from 'openid-client';

/** An OpenID Connect provider that signs people in, as the configuration has it. */
export interface OpenIdSettings {
  readonly id: string;
  /** Shown on the sign-in page. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
  /** Claims that give the login and the groups. */
  readonly loginClaim: string;
  readonly groupsClaim: string;
  /** Whether someone whom nobody announced gets an account. */
  readonly provisioning: boolean;
}

/** What a provider says of a person, its signature and dates verified. */
export interface OpenIdIdentity {
  readonly subject: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | undefined;
  /** Undefined when the provider says nothing of groups. */
  readonly groups: readonly string[] | undefined;
}

/** What is kept between the departure to the provider and the return. */
export interface OpenIdAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface OpenIdProvider {
  readonly settings: OpenIdSettings;
  /** Where to send the browser (authorization code flow with PKCE, RFC 7636). @throws OPENID_PROVIDER_UNREACHABLE */
  departure(redirectUri: string): Promise<{ readonly url: URL; readonly attempt: OpenIdAttempt }>;
  /** Trades the code for an ID token. @returns OPENID_SIGN_IN_REFUSED when anything does not match */
  arrival(url: URL, attempt: OpenIdAttempt): Promise<OpenIdIdentity | ChartrierError>;
}

const LOOPBACK = /^http:\/\/(127(\.\d{1,3}){3}|\[::1\]|localhost)(:\d+)?(\/|$)/;

/** A provider; it is discovered at its first use, and again after a failure. */
export function openIdProvider(settings: OpenIdSettings): OpenIdProvider {
  let discovered: Promise<openid.Configuration> | undefined;
  const configuration = async (): Promise<openid.Configuration> => {
    discovered ??= discover(settings);
    try {
      return await discovered;
    } catch (cause) {
      discovered = undefined;
      throw chartrierError('OPENID_PROVIDER_UNREACHABLE', { provider: settings.name }, { cause });
    }
  };
  return {
    settings,
    async departure(redirectUri) {
      const known = await configuration();
      const attempt = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        codeVerifier: openid.randomPKCECodeVerifier(),
      };
      const url = openid.buildAuthorizationUrl(known, {
        redirect_uri: redirectUri,
        scope: settings.scopes,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url, attempt };
    },
    async arrival(url, { state, nonce, codeVerifier }) {
      const known = await configuration();
      try {
        const tokens = await openid.authorizationCodeGrant(known, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new Error('the provider gave no ID token');
        const userInfo =
          known.serverMetadata().userinfo_endpoint === undefined
            ? {}
            : await openid.fetchUserInfo(known, tokens.access_token, claims.sub);
        return identityOf(settings, claims.sub, { ...claims, ...userInfo });
      } catch (cause) {
        return chartrierError('OPENID_SIGN_IN_REFUSED', { provider: settings.name }, { cause });
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<openid.Configuration> {
  return openid.discovery(
    new URL(issuer),
    clientId,
    clientSecret,
    undefined,
    // a provider without TLS can be only on this machine
    LOOPBACK.test(issuer) ? { execute: [openid.allowInsecureRequests] } : {},
  );
}

function identityOf(
  { loginClaim, groupsClaim }: OpenIdSettings,
  subject: string,
  claims: Readonly<Record<string, unknown>>,
): OpenIdIdentity {
  const text = (name: string): string | undefined => {
    const value = claims[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const groups = claims[groupsClaim];
  const login = text(loginClaim) ?? subject;
  // an address that the provider has not verified is anybody's
  const email = claims.email_verified === false ? undefined : text('email');
  return {
    subject,
    login,
    name: text('name') ?? login,
    email,
    groups: Array.isArray(groups) ? groups.filter((name) => typeof name === 'string') : undefined,
  };
}

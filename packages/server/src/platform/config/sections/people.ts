import { Type } from 'typebox';
import { flag, text, whole } from './keys.ts';

export const sessions = Type.Object(
  {
    idleMinutes: whole('A session ends when nothing was asked for this long.', { default: 30, minimum: 1 }),
    absoluteMinutes: whole('A session ends this long after the sign-in, whatever is done.', {
      default: 720,
      minimum: 1,
    }),
    secureCookies: Type.Optional(
      flag(
        'Cookies are sent back over HTTPS only. True when absent, unless the server has no TLS, no trusted proxy and listens on loopback.',
      ),
    ),
    context: text(
      'Context that people act through. Their rights are what their groups give, within what this context allows.',
      { default: 'CT-000001' },
    ),
  },
  { description: 'Sessions of people.' },
);

const openIdProvider = Type.Object(
  {
    id: Type.String({
      description: 'Its name in URLs; it never changes.',
      pattern: '^[a-z][a-z0-9-]{0,40}$',
    }),
    name: text('Its name on the sign-in page.'),
    issuer: text('Its issuer URL, where `/.well-known/openid-configuration` is found.'),
    clientId: text('The client that this installation is for the provider.'),
    clientSecret: text('Its secret; better in clientSecretFile.', { default: '' }),
    clientSecretFile: Type.Optional(text('File that holds the secret.')),
    scopes: text('Scopes asked for.', { default: 'openid profile email' }),
    loginClaim: text('Claim that gives the login.', { default: 'preferred_username' }),
    groupsClaim: text('Claim that lists the groups; they are matched with the external names of ours.', {
      default: 'groups',
    }),
    provisioning: flag('Makes an account for whoever the provider signs in, announced or not.', {
      default: false,
    }),
  },
  { description: 'An OpenID Connect provider.' },
);

export const people = Type.Object(
  {
    oneTimePasswordHours: whole('How long a one-time password may be used.', { default: 72, minimum: 1 }),
    freeFailures: whole('Failed sign-ins in a row before each one makes the next wait.', {
      default: 5,
      minimum: 1,
    }),
    longestWaitMinutes: whole('The longest of these waits.', { default: 15, minimum: 1 }),
    journalMinutes: whole('How often sign-ins, refusals and changes of rights are journalled.', {
      default: 15,
      minimum: 1,
    }),
    permissionsRequiringPersonalCertificate: Type.Array(Type.String(), {
      description:
        'Permissions that an application may use only with the registered certificate of a person (X-Personal-Certificate).',
      default: [],
    }),
    openid: Type.Array(openIdProvider, { description: 'Providers that sign people in.', default: [] }),
  },
  { description: 'People and how they sign in.' },
);

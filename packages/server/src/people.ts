import { readFile } from 'node:fs/promises';
import type { Foundation } from './foundation.ts';
import type { Config } from './platform/index.ts';
import {
  createPasswordHasher,
  firstAdministrator,
  type OpenIdProvider,
  openIdProvider,
  type PeopleServices,
  sweepSessions,
  type TenantRegistry,
} from './security/index.ts';

const MINUTE = 60_000;
const SWEEP_MILLISECONDS = 10 * MINUTE;

/** What people's rooms are opened with, from the configuration. */
export function peopleServices({ config, database, clock }: Foundation): PeopleServices {
  const { sessions, people, administrationTenant } = config;
  return {
    database,
    now: () => clock.now(),
    hasher: createPasswordHasher(),
    lifetimes: {
      idleMilliseconds: sessions.idleMinutes * MINUTE,
      absoluteMilliseconds: sessions.absoluteMinutes * MINUTE,
    },
    throttle: { failures: people.freeFailures, lockMilliseconds: people.longestWaitMinutes * MINUTE },
    oneTimePasswordMilliseconds: people.oneTimePasswordHours * 60 * MINUTE,
    administrationTenant,
  };
}

/** The providers of the configuration, by id; none is asked anything yet. */
export async function openIdProviders({ people }: Config): Promise<ReadonlyMap<string, OpenIdProvider>> {
  const providers = await Promise.all(
    people.openid.map(async ({ clientSecretFile, clientSecret, ...settings }) => {
      const secret =
        clientSecretFile === undefined ? clientSecret : (await readFile(clientSecretFile, 'utf8')).trim();
      return openIdProvider({ ...settings, clientSecret: secret });
    }),
  );
  return new Map(providers.map((provider) => [provider.settings.id, provider]));
}

/**
 * On a new installation, makes the first administrator and says their one-time password to the operator, once: it is
 * kept nowhere, and the logs, which go elsewhere, do not have it.
 */
export async function announceFirstAdministrator(
  foundation: Foundation,
  tenants: TenantRegistry,
  say: (text: string) => void,
): Promise<void> {
  const first = await firstAdministrator(
    peopleServices(foundation),
    tenants.active().map(({ id }) => id),
  );
  if (first === undefined) return;
  const until = first.expiresAt.toISOString();
  say(
    foundation.config.language === 'fr'
      ? `\nPremier administrateur : identifiant ${first.login}, mot de passe provisoire ${first.password}\n(à changer à la première connexion, valable jusqu’au ${until}, affiché cette seule fois)\n\n`
      : `\nFirst administrator: login ${first.login}, one-time password ${first.password}\n(to be changed at the first sign-in, valid until ${until}, shown this once)\n\n`,
  );
}

/** Removes sessions that are over now and then. Answers how to stop. */
export function keepSessionsSwept(foundation: Foundation): () => Promise<void> {
  const { database, now, lifetimes } = peopleServices(foundation);
  let sweeping = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweepSessions(database, now(), lifetimes).catch((error: unknown) =>
      foundation.logger.warn({ error }, 'sessions that are over could not be removed'),
    );
  }, SWEEP_MILLISECONDS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await sweeping;
  };
}

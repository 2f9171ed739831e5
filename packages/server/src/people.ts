import { readFile } from 'node:fs/promises';
import { chartrierError } from '@chartrier/messages';
import type { Foundation } from './foundation.ts';
import { offline } from './offline.ts';
import { journalPeopleEvents } from './operations/people-journal/index.ts';
import type { Config, Logger } from './platform/index.ts';
import type { Rooms } from './rooms.ts';
import {
  checkExpiry,
  createPasswordHasher,
  findPersonByLogin,
  firstAdministrator,
  type OpenIdProvider,
  openIdProvider,
  type PeopleServices,
  type RefusalAudit,
  resetPassword,
  sweepSessions,
  type TenantRegistry,
} from './security/index.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const REFUSALS_MILLISECONDS = MINUTE;
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
      return await openIdProvider({ ...settings, clientSecret: secret });
    }),
  );
  return new Map(providers.map((provider) => [provider.settings.id, provider]));
}

/** The authorities whose revocation lists are believed, PEM; none when the configuration names no file. */
export async function readAuthorities({ http }: Config): Promise<string> {
  const file = http.authorities ?? http.tls?.clientAuthority ?? '';
  return file === '' ? '' : readFile(file, 'utf8');
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

/** Gives someone another one-time password, from the command line. @throws PERSON_UNKNOWN, PASSWORD_NOT_LOCAL */
export async function resetPersonPassword(
  config: Config,
  login: string,
): Promise<{ readonly password: string; readonly expiresAt: Date }> {
  return offline(config, async (foundation) => {
    const services = peopleServices(foundation);
    const person = await findPersonByLogin(services.database, login);
    if (person === undefined) throw chartrierError('PERSON_UNKNOWN', { id: login });
    const reset = await resetPassword(services, person.id, 'OPERATOR');
    if (reset instanceof Error) throw reset;
    return { password: reset.handed.oneTimePassword, expiresAt: reset.handed.expiresAt };
  });
}

/**
 * Now and then removes sessions that are over, marks certificates that have expired and tells those that soon will, keeps
 * the refusals that were counted, and journals what people did. Answers how to stop.
 */
export function keepSessionsSwept(
  foundation: Foundation,
  { voice }: Pick<Rooms, 'voice'>,
  refusals: RefusalAudit,
): () => Promise<void> {
  const { config, logger, newGuid } = foundation;
  const { database, now, lifetimes, administrationTenant } = peopleServices(foundation);
  const stops = [
    repeat(logger, SWEEP_MILLISECONDS, () => sweepSessions(database, now(), lifetimes)),
    repeat(logger, DAY, async () => {
      for (const certificate of await checkExpiry(database, now()))
        logger.warn({ ...certificate }, 'the certificate of an application expires soon');
    }),
    repeat(logger, REFUSALS_MILLISECONDS, () => refusals.flush()),
    repeat(logger, config.people.journalMinutes * MINUTE, () =>
      journalPeopleEvents({ database, voice, newGuid, administrationTenant }),
    ),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    await refusals.flush();
  };
}

function repeat(logger: Logger, milliseconds: number, work: () => Promise<unknown>): () => Promise<void> {
  let working: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    working = work().catch((error: unknown) =>
      logger.warn({ error }, 'the upkeep of people and certificates failed; it is tried again'),
    );
  }, milliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}

import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorMessage, errorRemedy, isChartrierError } from '@chartrier/messages';
import { createServiceLogger, type Foundation, openFoundation, reachPostgres } from './foundation.ts';
import { uploadsWithoutOperation } from './operations/ingest/index.ts';
import { offerAhead } from './operations/rebuild/index.ts';
import type { Config } from './platform/index.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { offerSpace } from './storage/index.ts';

/** One thing looked at: whether it is as it should be, what was seen, and what to do otherwise. */
export interface Diagnosis {
  readonly subject: string;
  readonly state: 'fine' | 'beware' | 'refused';
  readonly fr: string;
  readonly en: string;
  readonly remedyFr?: string;
  readonly remedyEn?: string;
}

const LOWEST_NODE = 24;
/** Below this room an offer is said to be nearly full. */
const LOW_SPACE_BYTES = 2 * 2 ** 30;

function failure(subject: string, error: unknown): Diagnosis {
  if (isChartrierError(error)) {
    return {
      subject,
      state: 'refused',
      fr: errorMessage(error, 'fr'),
      en: errorMessage(error, 'en'),
      remedyFr: errorRemedy(error, 'fr'),
      remedyEn: errorRemedy(error, 'en'),
    };
  }
  const text = error instanceof Error ? error.message : String(error);
  return { subject, state: 'refused', fr: text, en: text };
}

async function look(
  subject: string,
  see: () => Promise<readonly Diagnosis[]>,
): Promise<readonly Diagnosis[]> {
  try {
    return await see();
  } catch (error) {
    return [failure(subject, error)];
  }
}

function runtime(): Diagnosis {
  const fine = Number(process.versions.node.split('.')[0]) >= LOWEST_NODE;
  const seen = `Node ${process.versions.node}`;
  return {
    subject: 'runtime',
    state: fine ? 'fine' : 'refused',
    fr: seen,
    en: seen,
    ...(fine
      ? {}
      : {
          remedyFr: `Installez Node ${LOWEST_NODE} ou plus récent.`,
          remedyEn: `Install Node ${LOWEST_NODE} or later.`,
        }),
  };
}

function callers({ http }: Config): Diagnosis {
  if (!http.developmentMode) {
    return {
      subject: 'callers',
      state: 'fine',
      fr: 'Les appelants présentent un certificat client.',
      en: 'Callers present a client certificate.',
    };
  }
  return {
    subject: 'callers',
    state: 'beware',
    fr: `Mode développement : qui atteint ${http.host} agit sans certificat.`,
    en: `Development mode: whoever reaches ${http.host} acts without a certificate.`,
    remedyFr: 'Configurez http.tls (clé, certificat) et enregistrez les certificats de vos applications.',
    remedyEn: 'Configure http.tls (key, certificate) and register your applications’ certificates.',
  };
}

/** The data directory may be made at the first start: then it is its nearest parent that must be writable. */
async function dataDirectory({ dataDirectory: directory }: Config): Promise<readonly Diagnosis[]> {
  let nearest = directory;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  await access(nearest, constants.W_OK);
  return [{ subject: 'data', state: 'fine', fr: directory, en: directory }];
}

/** Whether a server ever ran on this database: before, there is nothing on the offers. */
async function isNewArchive({ database }: Foundation): Promise<boolean> {
  const { rows } = await database.query<{ empty: boolean }>(
    'select not exists (select from operation) empty',
  );
  return rows[0]?.empty ?? true;
}

async function offers({ storage }: Rooms, foundation: Foundation): Promise<readonly Diagnosis[]> {
  const { database } = foundation;
  if (await isNewArchive(foundation)) {
    return [...storage.offers.keys()].map((offer) => ({
      subject: `offer ${offer}`,
      state: 'beware',
      fr: 'Archive neuve : l’offre est créée au premier démarrage.',
      en: 'New archive: the offer is made at the first start.',
      remedyFr: 'Lancez `chartrier serve`.',
      remedyEn: 'Run `chartrier serve`.',
    }));
  }
  const spaces = await Promise.all(
    [...storage.strategies.keys()].map((strategy) => offerSpace(storage, strategy)),
  );
  const seen = new Map(spaces.flat().map((space) => [space.offer, space.usableBytes]));
  const diagnoses: Diagnosis[] = [...seen].map(([offer, bytes]) => {
    const room = bytes === undefined ? '?' : `${(bytes / 2 ** 30).toFixed(1)} GiB`;
    const low = bytes !== undefined && bytes < LOW_SPACE_BYTES;
    return {
      subject: `offer ${offer}`,
      state: low ? 'beware' : 'fine',
      fr: `place restante : ${room}`,
      en: `room left: ${room}`,
      ...(low ? { remedyFr: 'Agrandissez cette offre.', remedyEn: 'Enlarge this offer.' } : {}),
    };
  });
  const ahead = await offerAhead(database, storage);
  if (ahead.operations > 0) {
    diagnoses.push({
      subject: 'offers',
      state: 'refused',
      fr: `Les offres ont ${ahead.operations} opérations que la base n’a pas.`,
      en: `The offers have ${ahead.operations} operations that the database has not.`,
      remedyFr: 'Arrêtez le serveur, lancez `chartrier catch-up`, puis relancez-le.',
      remedyEn: 'Stop the server, run `chartrier catch-up`, then start it again.',
    });
  }
  for (const folder of ahead.setApart) {
    diagnoses.push({
      subject: 'offers',
      state: 'beware',
      fr: `Dossier inconnu de la base, laissé tel quel : ${folder}`,
      en: `Folder unknown to the database, left as it is: ${folder}`,
      remedyFr: 'Gardez-le jusqu’à ce qu’on sache d’où il vient.',
      remedyEn: 'Keep it until it is known where it comes from.',
    });
  }
  return diagnoses;
}

/** Packages received whole that no operation has: only a person knows whether they were deposited again. */
async function uploads({ workspace }: Rooms, { database }: Foundation): Promise<readonly Diagnosis[]> {
  const lone = await Array.fromAsync(uploadsWithoutOperation(database, workspace));
  return lone.map(({ operationId, bytes }) => ({
    subject: 'workspace',
    state: 'beware',
    fr: `Paquet reçu en entier, sans opération : ${operationId}/upload (${bytes} octets)`,
    en: `Package received whole, without operation: ${operationId}/upload (${bytes} bytes)`,
    remedyFr:
      'Son déposant n’a pas eu de réponse, ou la base vient d’une sauvegarde : versez-le de nouveau s’il manque, puis supprimez ce dossier de l’espace de travail.',
    remedyEn:
      'Its depositor had no answer, or the database comes from a backup: deposit it again if it is missing, then delete this folder of the workspace.',
  }));
}

async function antivirus({ scanner }: Rooms): Promise<readonly Diagnosis[]> {
  if (scanner.name === 'none') {
    return [
      {
        subject: 'antivirus',
        state: 'beware',
        fr: 'Aucun antivirus : les versements disent « non analysé ».',
        en: 'No antivirus: deposits say “not scanned”.',
        remedyFr: 'Installez clamav-daemon, mettez AlertExceedsMax yes, et configurez scan.socket.',
        remedyEn: 'Install clamav-daemon, set AlertExceedsMax yes, and configure scan.socket.',
      },
    ];
  }
  const version = await scanner.version();
  return [{ subject: 'antivirus', state: 'fine', fr: version, en: version }];
}

async function withDatabase(config: Config): Promise<readonly Diagnosis[]> {
  const logger = createServiceLogger({ ...config, logging: { ...config.logging, level: 'fatal' } }, 'server');
  const postgres = await reachPostgres(config, logger);
  try {
    const foundation = await openFoundation(config, 'server', postgres.connection, logger);
    try {
      const { rows } = await foundation.database.query<{ version: string }>('show server_version');
      const kind = config.database.url === undefined ? 'embedded' : 'external';
      const seen = `PostgreSQL ${rows[0]?.version ?? '?'} (${kind})`;
      const rooms = await openRooms(foundation);
      try {
        return [
          { subject: 'database', state: 'fine', fr: seen, en: seen },
          ...(await look('offers', () => offers(rooms, foundation))),
          ...(await look('workspace', () => uploads(rooms, foundation))),
          ...(await look('antivirus', () => antivirus(rooms))),
        ];
      } finally {
        await rooms.close();
      }
    } finally {
      await foundation.close();
    }
  } finally {
    await postgres.release();
  }
}

/** What is configured, what is missing, and what to do about it. Changes nothing but the schema, brought up to date. */
export async function diagnose(config: Config): Promise<readonly Diagnosis[]> {
  return [
    runtime(),
    callers(config),
    ...(await look('database', () => withDatabase(config))),
    ...(await look('data', () => dataDirectory(config))),
  ];
}

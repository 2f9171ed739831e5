import { join } from 'node:path';
import { isChartrierError } from '@chartrier/messages';
import type { Foundation } from './foundation.ts';
import type { JournalVoice } from './operations/engine/index.ts';
import { offerAhead, refuseWhenAhead } from './operations/rebuild/index.ts';
import { type FormatIdentification, openFormatIdentification } from './referential/index.ts';
import { clamdScanner, noScanner, openXmlValidator, type Scanner, type XmlValidator } from './scan/index.ts';
import { closeStorage, identifyOffers, openConfiguredStorage, type Storage } from './storage/index.ts';
import { createFolderWorkspace, type Workspace } from './workspace/index.ts';

/** The rooms that both the server and the workers enter, opened from the configuration. */
export interface Rooms {
  readonly storage: Storage;
  readonly workspace: Workspace;
  readonly scanner: Scanner;
  readonly xmlValidator: XmlValidator;
  readonly formats: FormatIdentification;
  readonly voice: JournalVoice;
  close(): Promise<void>;
}

export async function openRooms({ config, service, clock, database, logger }: Foundation): Promise<Rooms> {
  const storage = await openConfiguredStorage(config, database, {
    report: (event) => logger.warn({ event }, 'a read went to the next offer'),
    guard: async (opened) => refuseWhenAhead(await offerAhead(database, opened)),
  });
  const scanner = openScanner(config.scan);
  const formats = openFormatIdentification({
    database,
    storage,
    administrationTenant: config.administrationTenant,
    cacheDirectory: join(config.dataDirectory, 'cache', 'signatures'),
  });
  return {
    storage,
    workspace: createFolderWorkspace(config.workspaceDirectory),
    scanner,
    xmlValidator: configuredXmlValidator(config),
    formats,
    voice: {
      clock,
      language: config.language,
      agent: {
        name: config.platform.name,
        role: service,
        serverId: config.platform.serverId,
        siteId: config.platform.siteId,
        platformId: config.platform.serverId,
      },
    },
    close: async () => {
      await formats.close();
      await scanner.close();
      await closeStorage(storage);
    },
  };
}

/**
 * Looks at the offers before anything is written: one that is another archive's must never be, and when they have
 * operations that the database lacks (it was restored from a backup), it must first catch up with them. An offer that is
 * down is met when it is used.
 *
 * @throws OFFER_OF_ANOTHER_ARCHIVE, OFFER_NOT_EMPTY, OFFERS_AHEAD
 */
export async function checkOffers({ storage }: Rooms, { database, logger }: Foundation): Promise<void> {
  try {
    await identifyOffers(storage);
    const ahead = await offerAhead(database, storage);
    refuseWhenAhead(ahead);
    if (ahead.setApart.length > 0)
      logger.warn({ folders: ahead.setApart }, 'the offers have folders of operations that are unknown here');
  } catch (error) {
    if (!isChartrierError(error, 'OFFER_UNAVAILABLE')) throw error;
    logger.warn({ error }, 'an offer is not available: operations that need it pause until it is back');
  }
}

export function openScanner(scan: Foundation['config']['scan']): Scanner {
  if (scan === undefined) return noScanner();
  const address =
    scan.socket === undefined ? { host: scan.host ?? 'localhost', port: scan.port } : { socket: scan.socket };
  return clamdScanner({ address, timeoutMs: scan.timeoutSeconds * 1_000 });
}

/** What judges by archive profiles, within the configured limits. */
function configuredXmlValidator({ ingest: { profiles } }: Foundation['config']): XmlValidator {
  return openXmlValidator({
    timeoutMs: profiles.timeoutSeconds * 1_000,
    memoryBytes: profiles.memoryMegabytes * 2 ** 20,
    wholeDocumentBytes: profiles.wholeManifestBytes,
  });
}

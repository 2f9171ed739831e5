import { hostname } from 'node:os';
import { Readable } from 'node:stream';
import { type Foundation, openFoundation } from '../../src/foundation.ts';
import { type CrashPoints, runWorker } from '../../src/operations/engine/index.ts';
import { receivePackage } from '../../src/operations/ingest/index.ts';
import {
  importReferential,
  initialise,
  type ReferentialRequestServices,
} from '../../src/operations/referential-import/index.ts';
import type { Config, DatabaseConnection, Logger } from '../../src/platform/index.ts';
import { openRooms, type Rooms } from '../../src/rooms.ts';
import {
  chainLink,
  closeStorage,
  completeOperation,
  openConfiguredStorage,
  type WritePoint,
} from '../../src/storage/index.ts';
import { composeOutlines, composeWorkflows } from '../../src/workflows.ts';
import { AGENCY, CONTRACT } from './sample-sip.ts';

/** Short, so that what a killed worker held is soon another's. */
const LEASE_MILLISECONDS = 1_000;
const TIMEOUT_MILLISECONDS = 60_000;
const CALLER = { contextId: 'CT-000001' };

/** Where a test interferes with a worker: places of the engine, moments of the writes on the offers. */
export interface Interference {
  readonly crashPoints?: CrashPoints;
  readonly onWrite?: (point: WritePoint) => void;
}

/** What server and worker stand on, composed as they compose it, without HTTP. */
export interface Platform {
  readonly foundation: Foundation;
  readonly rooms: Rooms;
  /** Runs a worker until it is told to stop; answers how to. */
  startWorker(): () => Promise<void>;
  /** Receives a package as the API does: once this resolves, the deposit is acknowledged. */
  deposit(content: Buffer): Promise<string>;
  close(): Promise<void>;
}

export async function openPlatform(
  config: Config,
  connection: DatabaseConnection,
  logger: Logger,
  { crashPoints, onWrite }: Interference = {},
): Promise<Platform> {
  const foundation = await openFoundation(config, 'worker', connection, logger);
  const { database, newGuid } = foundation;
  const opened = await openRooms(foundation);
  const storage = await openConfiguredStorage(config, database, {
    report: () => {},
    ...(onWrite === undefined ? {} : { onWrite }),
  });
  const rooms: Rooms = { ...opened, storage };
  const outlines = composeOutlines();
  return {
    foundation,
    rooms,
    startWorker() {
      const stopping = new AbortController();
      const run = runWorker({
        engine: {
          ...rooms.voice,
          db: database,
          logger,
          chainLink,
          sealOperation: (operation) => completeOperation(storage, operation),
          ...(crashPoints === undefined ? {} : { crashPoints }),
        },
        workflows: composeWorkflows(foundation, rooms),
        lanes: { large: 2, small: 2 },
        owner: `${hostname()}:${process.pid}`,
        signal: stopping.signal,
        leaseMilliseconds: LEASE_MILLISECONDS,
        pollMilliseconds: 50,
      });
      return async () => {
        stopping.abort();
        await run;
      };
    },
    async deposit(content) {
      const operationId = newGuid('operation', 0);
      const { workspace, voice } = rooms;
      await receivePackage(
        { database, workspace, workflows: outlines, voice, uploadBytes: 2 ** 40 },
        {
          tenant: 0,
          operationId,
          caller: CALLER,
          workflow: 'DEFAULT_WORKFLOW',
          firstAction: 'RESUME',
          content: Readable.from([content], { objectMode: false }),
        },
      );
      return operationId;
    },
    async close() {
      await closeStorage(storage);
      await opened.close();
      await foundation.close();
    },
  };
}

/** The initial state, and the reference data of sample packages; a worker runs meanwhile. */
export async function prepareForDeposits({ foundation, rooms }: Platform): Promise<void> {
  const { database, newGuid, config } = foundation;
  const { administrationTenant, tenants } = config;
  const services: ReferentialRequestServices = {
    database,
    workspace: rooms.workspace,
    storage: rooms.storage,
    voice: rooms.voice,
    administrationTenant,
    maxImportBytes: 2 ** 30,
    timeoutMilliseconds: TIMEOUT_MILLISECONDS,
  };
  await initialise(
    { database, voice: rooms.voice, newGuid },
    { tenants, administrationTenant, timeoutMilliseconds: TIMEOUT_MILLISECONDS },
  );
  const request = () => ({ tenant: 0, operationId: newGuid('operation', 0), caller: CALLER });
  const agencies = `Identifier,Name,Description\n${AGENCY},Mairie,\nFRAN_NP_000002,Archives,\n`;
  const given = { file: Readable.from([Buffer.from(agencies)], { objectMode: false }) };
  // any usage may be added to groups of the archive
  const contract = {
    Identifier: CONTRACT,
    Name: 'Deposits',
    Status: 'ACTIVE',
    EveryDataObjectVersion: true,
  };
  const results = [
    await importReferential(services, { ...request(), collection: 'Agencies', given }),
    await importReferential(services, {
      ...request(),
      collection: 'IngestContract',
      given: { json: [contract] },
    }),
  ];
  for (const { status } of results) if (status !== 'OK') throw new Error('reference data were refused');
}

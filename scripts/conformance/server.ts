import { CLAMD_TEST_MAX_FILE_BYTES, startClamd } from '../../packages/server/test/support/clamd.ts';
import { startServerProcess } from '../server-process.ts';

export interface ConformanceServer {
  readonly url: string;
  readonly maintenanceUrl: string;
  readonly tenants: readonly number[];
  stop(): Promise<void>;
}

const GIVEN_BY_THE_CALLER = ['INGEST_CONTRACT', 'ACCESS_CONTRACT', 'MANAGEMENT_CONTRACT'];

/** The initial state that the kit asks for: tenants 0 to 9, tenant 1 for administration, an antivirus that sees EICAR. */
const INITIAL_STATE = {
  tenants: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  administrationTenant: 1,
  externalIdentifiers: {
    0: [...GIVEN_BY_THE_CALLER, 'ARCHIVE_UNIT_PROFILE'],
    1: [...GIVEN_BY_THE_CALLER, 'PROFILE', 'SECURITY_PROFILE', 'CONTEXT'],
  },
  logging: { level: 'warn' },
};

/** A fresh server on a free port, with a data directory of its own that goes when it stops. */
export async function startConformanceServer(
  options: { readonly port?: number } = {},
): Promise<ConformanceServer> {
  const clamd = await startClamd();
  try {
    const server = await startServerProcess({
      name: 'conformance',
      ...(options.port === undefined ? {} : { port: options.port }),
      configuration: {
        ...INITIAL_STATE,
        scan: { socket: clamd.socket, maxFileBytes: CLAMD_TEST_MAX_FILE_BYTES, unscannable: 'accept' },
      },
    });
    return {
      url: server.url,
      maintenanceUrl: `${server.url}/maintenance/v1`,
      tenants: INITIAL_STATE.tenants,
      async stop() {
        await server.stop();
        await clamd.stop();
      },
    };
  } catch (error) {
    await clamd.stop();
    throw error;
  }
}

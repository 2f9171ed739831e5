import { createServiceLogger } from './foundation.ts';
import { offline } from './offline.ts';
import {
  registerApplicationCertificate,
  revokeApplicationCertificate,
} from './operations/referential-import/index.ts';
import type { Config } from './platform/index.ts';
import { startWorker } from './worker.ts';

type Registered = Awaited<ReturnType<typeof registerApplicationCertificate>>;
type Services = Parameters<typeof registerApplicationCertificate>[0];
type Request = Omit<Parameters<typeof registerApplicationCertificate>[1], 'certificate' | 'context'>;

/** Long enough for the worker of a running server to be busy. */
const TIMEOUT_MILLISECONDS = 120_000;

/** The operator's own context in the journal of what is done from the command line. */
const OPERATOR = 'OPERATOR';

/** Runs a change of certificates with a worker of its own beside whatever server runs: the first to claim it does it. */
async function change(
  config: Config,
  ask: (services: Services, request: Request) => Promise<Registered>,
): Promise<Registered> {
  return offline(config, async ({ database, connection, newGuid }, { voice }) => {
    const logger = createServiceLogger(config, 'worker');
    const worker = await startWorker({ config, connection }, logger);
    try {
      return await ask(
        {
          database,
          voice,
          administrationTenant: config.administrationTenant,
          timeoutMilliseconds: TIMEOUT_MILLISECONDS,
        },
        {
          operationId: newGuid('operation', config.administrationTenant),
          caller: { contextId: OPERATOR },
        },
      );
    } finally {
      await worker.stop();
    }
  });
}

/** Registers the certificate (PEM or DER) of an application under a context. @throws CERTIFICATE_*, REFERENTIAL_NOT_FOUND */
export async function addCertificate(
  config: Config,
  { certificate, context }: { readonly certificate: Buffer | string; readonly context: string },
): Promise<Registered> {
  return change(config, (services, request) =>
    registerApplicationCertificate(services, { ...request, certificate, context }),
  );
}

/** Revokes a certificate by its SHA-256 fingerprint (hex). @throws CERTIFICATE_NOT_REGISTERED */
export async function revokeCertificate(config: Config, fingerprint: string): Promise<Registered> {
  return change(config, (services, request) =>
    revokeApplicationCertificate(services, { ...request, fingerprint }),
  );
}

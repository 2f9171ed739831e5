import { isIP } from 'node:net';
import { chartrierError, errorMessage, errorRemedy, isChartrierError } from '@chartrier/messages';
import type { FastifyInstance } from 'fastify';
import type { ApiServices } from './services.ts';

/** Where internal jobs are launched: `POST /maintenance/v1/<job>`, X-Tenant-Id, no body. */
export const MAINTENANCE_PREFIX = '/maintenance/v1';

/** Launches a job on a tenant; gives the operation that it made. */
export type MaintenanceJob = (tenant: number) => Promise<{ readonly operationId: string }>;

/** Jobs that Vitam's components run by themselves or from their administration ports. */
export const MAINTENANCE_JOBS = [
  'secure-operations',
  'secure-unit-lifecycles',
  'secure-object-group-lifecycles',
  'secure-storage-log',
  'backup-storage-log',
  'backup-access-log',
] as const;
export type MaintenanceJobName = (typeof MAINTENANCE_JOBS)[number];

/** Whether an address is one of this machine's own: 127.0.0.0/8, ::1, or the former written in IPv6. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/**
 * Puts the internal jobs on a Fastify instance. They are for the operator of the machine (timers, tests): whoever
 * does not call from the machine itself is refused, whatever stands before the server. A job that this version does
 * not have is 501.
 */
export function registerMaintenance(
  app: FastifyInstance,
  services: ApiServices,
  jobs: Readonly<Partial<Record<MaintenanceJobName, MaintenanceJob>>>,
): void {
  app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
      scope.post<{ Params: { job: string } }>('/:job', async (request, reply) => {
        if (!isLoopback(request.socket.remoteAddress)) throw chartrierError('LOOPBACK_ONLY');
        const name = MAINTENANCE_JOBS.find((known) => known === request.params.job);
        if (name === undefined) throw chartrierError('PATH_UNKNOWN', { path: request.url });
        const job = jobs[name];
        if (job === undefined) throw chartrierError('JOB_NOT_BUILT', { job: name });
        const tenant = Number(request.headers['x-tenant-id']);
        if (!services.tenants.isActive(tenant)) throw chartrierError('TENANT_HEADER_INVALID');
        const launched = await job(tenant);
        return reply.code(202).header('X-Request-Id', launched.operationId).send(launched);
      });
      scope.setErrorHandler((thrown, _request, reply) => {
        const error = isChartrierError(thrown)
          ? thrown
          : chartrierError('INTERNAL_ERROR', undefined, { cause: thrown });
        const { language } = services.settings;
        if (!isChartrierError(thrown)) services.logger.error({ error }, error.message);
        return reply.code(error.status).send({
          httpCode: error.status,
          code: error.code,
          description: errorMessage(error, language),
          remedy: errorRemedy(error, language),
        });
      });
    },
    { prefix: MAINTENANCE_PREFIX },
  );
}

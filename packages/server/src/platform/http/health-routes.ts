import { AggregatorRegistry } from 'prom-client';
import type { Metrics } from '../metrics/metrics.ts';
import type { HttpServer } from './server-type.ts';

/** One thing that must work for requests to be served, and why it does not. */
export interface HealthCheck {
  readonly name: string;
  /** Throws when it does not work. */
  readonly check: () => Promise<void>;
}

export interface HealthOptions {
  readonly checks: readonly HealthCheck[];
  /** The text of /metrics; undefined: no such route. */
  readonly metrics?: () => Promise<{ readonly contentType: string; readonly text: string }>;
}

/**
 * `GET /health/live`: 200 as long as the process answers. `GET /health/ready`: 200 when every check passes, else 503;
 * the body names each. `GET /metrics`: Prometheus. They need no certificate and no tenant.
 */
export function addHealthRoutes(server: HttpServer, { checks, metrics }: HealthOptions): void {
  server.get('/health/live', async () => ({ status: 'live' }));
  server.get('/health/ready', async (request, reply) => {
    const results = await Promise.all(
      checks.map(async ({ name, check }) => {
        try {
          await check();
          return { name, ok: true };
        } catch (error) {
          request.log.warn({ error, check: name }, 'a health check failed');
          return { name, ok: false };
        }
      }),
    );
    const ready = results.every(({ ok }) => ok);
    return await reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready', checks: results });
  });
  if (metrics !== undefined)
    server.get('/metrics', async (_request, reply) => {
      const { contentType, text } = await metrics();
      return await reply.type(contentType).send(text);
    });
}

/** What /metrics shows: our own registry, and those of other processes as prom-client's JSON (undefined: no answer). */
export async function mergedExposition(
  own: Metrics,
  others: readonly Promise<unknown>[],
): Promise<{ readonly contentType: string; readonly text: string }> {
  const answers = await Promise.all(others);
  const registries = [await own.getMetricsAsJSON(), ...answers.filter((answer) => Array.isArray(answer))];
  return { contentType: own.contentType, text: await AggregatorRegistry.aggregate(registries).metrics() };
}

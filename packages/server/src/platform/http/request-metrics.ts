import { Histogram } from 'prom-client';
import type { Metrics } from '../metrics/metrics.ts';
import type { HttpServer } from './server-type.ts';

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120, 600];

/** How long requests take, by method, route (its pattern, so that ids do not multiply the series) and status. */
export function measureRequests(server: HttpServer, metrics: Metrics): void {
  const duration = new Histogram({
    name: 'chartrier_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [metrics],
  });
  server.addHook('onResponse', async (request, reply) => {
    duration.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1_000,
    );
  });
}

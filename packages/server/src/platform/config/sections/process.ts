import { Type } from 'typebox';
import { LOG_LEVELS } from '../../logging/logger.ts';
import { flag, text, whole } from './keys.ts';

export const platform = Type.Object(
  {
    name: text('Name of this server in journals.', { default: 'chartrier' }),
    siteId: whole('Number of the site, in identifiers.', { default: 0, maximum: 15 }),
    serverId: whole('Number of the platform in its site, in identifiers.', {
      default: 1,
      maximum: 2 ** 27 - 1,
    }),
  },
  { description: 'Who we are, in identifiers and journals.' },
);

export const worker = Type.Object(
  {
    processes: whole('Worker processes that `serve` starts; 0 when workers run elsewhere.', {
      default: 1,
      maximum: 64,
    }),
    concurrency: whole('Large operations that one worker runs at once.', { default: 2, minimum: 1 }),
    smallConcurrency: whole(
      'Small operations (small deposits, reference data, single updates) run at once besides.',
      {
        default: 8,
        minimum: 1,
      },
    ),
    heapMegabytes: whole(
      'Memory that the JavaScript of one worker may hold; what it holds does not grow with the size of a deposit.',
      { default: 256, minimum: 128 },
    ),
    niceness: whole(
      'How far workers, and the processes of the embedded PostgreSQL that serve them, step behind searches when the processor is wanted by all: 0 not at all, 19 as far as may be.',
      { default: 5, maximum: 19 },
    ),
    leaseSeconds: whole('How long an operation stays with a worker that gives no sign.', {
      default: 30,
      minimum: 2,
    }),
  },
  { description: 'What runs operations.' },
);

export const logging = Type.Object(
  {
    level: Type.Enum(LOG_LEVELS, { description: 'Least grave level that is written.', default: 'info' }),
  },
  { description: 'Logs: JSON lines on standard output.' },
);

export const metrics = Type.Object(
  { enabled: flag('Serves Prometheus metrics at /metrics, on the same port.', { default: true }) },
  { description: 'Metrics.' },
);

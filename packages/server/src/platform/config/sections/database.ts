import { Type } from 'typebox';
import { flag, text, whole } from './keys.ts';

export const database = Type.Object(
  {
    url: Type.Optional(
      text('URL of a PostgreSQL (15 or later) to use; without it an embedded PostgreSQL is started.'),
    ),
    embedded: Type.Object(
      {
        directory: Type.Optional(
          text('Where the embedded cluster lies. `postgres` under the data directory when absent.'),
        ),
        user: Type.Optional(
          text(
            'When started as root: the system user that runs PostgreSQL. `postgres` or `nobody` when absent.',
          ),
        ),
        sharedBuffersMegabytes: whole('Memory that PostgreSQL keeps pages in.', {
          default: 256,
          minimum: 16,
        }),
        keepRunning: flag('Leaves PostgreSQL running when the server stops (the next start adopts it).', {
          default: false,
        }),
      },
      { description: 'The embedded PostgreSQL.' },
    ),
    maxConnections: whole('Connections of one process’s pool.', { default: 10, minimum: 2 }),
    statementTimeoutSeconds: whole('A query of the API that lasts longer is cancelled; 0: never.', {
      default: 60,
    }),
    workerStatementTimeoutSeconds: whole('The same for operations; 0: never.', { default: 0 }),
  },
  { description: 'The database.' },
);

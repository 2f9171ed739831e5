// npm run conformance:serve -- --port N: only starts the server in the kit's initial state, and prints its address.
import { parseArgs } from 'node:util';
import { startConformanceServer } from './server.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const server = await startConformanceServer({ port: Number(values.port) });
console.log(server.url);
console.log(`internal jobs: ${server.maintenanceUrl}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}

import { fileURLToPath } from 'node:url';
import { createLogger } from '../logging/logger.ts';
import { superviseChild } from './index.ts';

// A parent of the tests: supervises a child, tells its number, and waits to be killed.
const child = superviseChild({
  program: fileURLToPath(new URL('./child.fixture.ts', import.meta.url)),
  name: 'child',
  instructions: { lostFile: process.argv[2] ?? '' },
  logger: createLogger({ level: 'warn', service: 'fixture' }),
});
process.send?.(await child.ask('pid', 10_000));

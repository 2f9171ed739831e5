import { defineConfig } from 'vitest/config';

/**
 * Processes that are really killed, on a cluster with fsync on: apart from the other tests, one file at a time.
 */
export default defineConfig({
  test: {
    include: ['packages/server/**/*.crash.test.ts'],
    exclude: ['**/node_modules/**'],
    pool: 'forks',
    fileParallelism: false,
    globalSetup: ['packages/server/test/support/global-setup-durable.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});

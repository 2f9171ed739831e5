import { defineConfig } from 'vitest/config';

/**
 * How long `expect.poll` waits for what is to come by itself. A test that passes does not wait so long; one second,
 * vitest's own, is less than what a busy machine of two cores takes to start a process or to draw a page.
 */
const PATIENCE = { poll: { timeout: 20_000 } };

const NEVER = ['**/node_modules/**', '**/*.crash.test.ts', '**/*.browser.test.ts'];

/**
 * Three projects. `pure`: packages without database or process, in threads that share their modules (seven times
 * faster). `server`: everything that meets PostgreSQL or the disk, a process a file, over one cluster for the run. `browser`: the front
 * office in a real Chromium, before a real server.
 */
export default defineConfig({
  test: {
    // Both cores of a small machine: by default vitest leaves one idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [...NEVER, 'packages/server/**', 'packages/cli/test/**'],
          pool: 'threads',
          isolate: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['packages/web/test/browser/**/*.browser.test.ts'],
          pool: 'forks',
          globalSetup: ['packages/web/test/browser/build-front-office.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: PATIENCE,
        },
      },
      {
        test: {
          name: 'server',
          include: [
            'packages/server/src/**/*.test.ts',
            'packages/server/test/**/*.test.ts',
            'packages/cli/test/**/*.test.ts',
          ],
          exclude: NEVER,
          pool: 'forks',
          globalSetup: ['packages/server/test/support/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: PATIENCE,
        },
      },
    ],
  },
});

import { readFile } from 'node:fs/promises';
import { configReference } from '@chartrier/server';
import { expect, it } from 'vitest';

it('docs/configuration.md is what the schema says (npm run docs)', async () => {
  expect(await readFile(new URL('../docs/configuration.md', import.meta.url), 'utf8')).toBe(
    configReference(),
  );
});

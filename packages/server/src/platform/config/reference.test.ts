import { describe, expect, it } from 'vitest';
import { listKeys } from './json-schema.ts';
import { configReference } from './reference.ts';
import { configJsonSchema } from './schema.ts';

describe('the reference of the configuration', () => {
  const keys = listKeys(configJsonSchema);

  it('describes every key', () => {
    expect(
      keys.filter(({ schema }) => (schema.description ?? '').length < 5).map(({ path }) => path.join('.')),
    ).toEqual([]);
    const page = configReference();
    for (const { path } of keys) expect(page).toContain(`\`${path.join('.')}\``);
    expect(keys.length).toBeGreaterThan(60);
  });

  it('names the variable of each key', () => {
    expect(configReference()).toContain('`CHARTRIER_DATABASE_EMBEDDED_SHARED_BUFFERS_MEGABYTES`');
  });
});

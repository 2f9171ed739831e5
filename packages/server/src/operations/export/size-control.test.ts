import { describe, expect, it } from 'vitest';
import type { ExportContext, SizeThreshold } from './services.ts';
import { controlSize } from './size-control.ts';

const PLATFORM = 1_000;

function judged(bytes: number, asked?: number, own?: SizeThreshold): string {
  const context = {
    tenant: 3,
    parameters: { query: { $query: [] }, contract: 'C', sedaVersion: '2.3', maxBytes: asked },
    services: {
      language: 'en',
      settings: {
        platformBytes: PLATFORM,
        tenantBytes: new Map(own === undefined ? [] : [[3, own]]),
      },
    },
  } as unknown as ExportContext;
  return controlSize(context, bytes).status;
}

describe('the size of a package', () => {
  it.each([
    // what the request allows, else its tenant, else the platform
    [1_000, undefined, undefined, 'OK'],
    [1_001, undefined, undefined, 'KO'],
    [1_001, 1_001, undefined, 'WARNING'],
    [1_002, 1_001, undefined, 'KO'],
    [900, 800, undefined, 'KO'],
    [700, 800, undefined, 'OK'],
    // a tenant's own, above or below the platform's
    [2_000, undefined, { limit: 2_000, authorize: false }, 'OK'],
    [2_001, undefined, { limit: 2_000, authorize: true }, 'KO'],
    [2_001, 3_000, { limit: 2_000, authorize: true }, 'WARNING'],
    [2_001, 3_000, { limit: 2_000, authorize: false }, 'KO'],
    [600, 3_000, { limit: 500, authorize: false }, 'KO'],
  ])('of %i bytes, with %s asked and %o of the tenant, is %s', (bytes, asked, own, status) => {
    expect(judged(bytes, asked, own)).toBe(status);
  });
});

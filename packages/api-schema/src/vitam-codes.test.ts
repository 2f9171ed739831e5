import { describe, expect, it } from 'vitest';
import { domainOf, serviceOf, VITAM_CODES, type VitamErrorCode } from './vitam-codes.ts';

const codes = Object.keys(VITAM_CODES) as VitamErrorCode[];

describe('Vitam’s codes', () => {
  it('have six characters, a symbol of their own and a status of refusal', () => {
    for (const code of codes) {
      expect(code).toMatch(/^[0-9]{4}[0-9O][0-9]$/);
      expect(VITAM_CODES[code].status).toBeGreaterThanOrEqual(400);
    }
    expect(new Set(codes.map((code) => VITAM_CODES[code].symbol)).size).toBe(codes.length);
  });

  it('name their service and their domain', () => {
    expect([serviceOf('000601'), domainOf('000601')]).toEqual(['Vitam', 'Business']);
    expect([serviceOf('020100'), domainOf('020100')]).toEqual(['External Access', 'Input / Output']);
    expect([serviceOf('040105'), domainOf('0502O0')]).toEqual(['External Ingest', 'Network']);
  });
});

import { describe, expect, it } from 'vitest';
import { isLoopback } from './maintenance.ts';

describe('isLoopback', () => {
  it('knows the addresses of the machine itself', () => {
    for (const address of ['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'])
      expect(isLoopback(address)).toBe(true);
  });

  it('knows no other', () => {
    for (const address of [
      undefined,
      '',
      '10.0.0.1',
      '128.0.0.1',
      '::',
      '::2',
      '127.evil.example',
      '::ffff:10.0.0.1',
    ])
      expect(isLoopback(address)).toBe(false);
  });
});

import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLAMD_TEST_MAX_FILE_BYTES,
  clamdInstalled,
  EICAR,
  startClamd,
  type TestClamd,
} from '../../test/support/clamd.ts';
import { clamdScanner, noScanner, type Scanner } from './index.ts';
import { scannerAcceptance } from './scanner.acceptance.ts';

describe.skipIf(!clamdInstalled)('a real clamd (left out: clamd is not installed)', () => {
  let clamd: TestClamd;
  let scanner: Scanner;

  beforeAll(async () => {
    clamd = await startClamd();
    scanner = clamdScanner({ address: { socket: clamd.socket }, timeoutMs: 20_000 });
  }, 90_000);

  afterAll(async () => {
    await scanner?.close();
    await clamd?.stop();
  });

  scannerAcceptance({
    scanner: () => scanner,
    infected: EICAR,
    beyondLimit: CLAMD_TEST_MAX_FILE_BYTES + 1024,
  });

  it('finds the signature followed by a line feed', async () => {
    expect(await scanner.scan(Buffer.concat([EICAR, Buffer.from('\n')]))).toEqual({
      verdict: 'infected',
      signature: 'Chartrier.Test.EICAR.UNOFFICIAL',
    });
  });

  it('tells its version', async () => {
    expect(await scanner.version()).toMatch(/^ClamAV /);
  });
});

describe('an antivirus that is not there', () => {
  it('is not scanned: unavailable', async () => {
    const scanner = clamdScanner({ address: { socket: '/nonexistent/clamd.sock' }, timeoutMs: 1_000 });
    expect(await scanner.scan(Buffer.from('x'))).toMatchObject({
      verdict: 'not_scanned',
      reason: 'unavailable',
    });
    await scanner.close();
  });
});

describe('no antivirus', () => {
  it('never says clean', async () => {
    expect(await noScanner().scan(Readable.from([Buffer.from('x')]))).toMatchObject({
      verdict: 'not_scanned',
      reason: 'no_scanner',
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestAction } from '../../src/operations/engine/index.ts';
import { CLAMD_DEFAULT_TIMEOUT_MS, clamdScanner, type Scanner } from '../../src/scan/index.ts';
import {
  CLAMD_TEST_MAX_FILE_BYTES,
  clamdInstalled,
  EICAR,
  startClamd,
  type TestClamd,
} from '../support/clamd.ts';
import { loadSampleReferentials, sampleSip } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

const large = Buffer.alloc(CLAMD_TEST_MAX_FILE_BYTES + 1024, 'x');
const infected = { 'content/a.txt': 'alpha', 'content/virus.com': EICAR };

/** A scanner that a test stops and starts again. */
function switchable(real: () => Scanner): Scanner & { down: boolean; asked: number } {
  const scanner = {
    name: 'clamd',
    down: false,
    asked: 0,
    scan: async (source: Parameters<Scanner['scan']>[0]) => {
      scanner.asked += 1;
      if (!scanner.down) return await real().scan(source);
      if (!Buffer.isBuffer(source)) source.destroy();
      return { verdict: 'not_scanned', reason: 'unavailable', detail: 'connection refused' } as const;
    },
    version: () => real().version(),
    close: async () => {},
  };
  return scanner;
}

describe.skipIf(!clamdInstalled)('deposits looked at by a real clamd (Debian: clamav-daemon)', async () => {
  let clamd: TestClamd | undefined;
  let real: Scanner | undefined;
  const scanner = switchable(() => {
    if (real === undefined) throw new Error('clamd is not started');
    return real;
  });
  const bench = await startIngest({ scanner });

  beforeAll(async () => {
    clamd = await startClamd();
    real = clamdScanner({ address: { socket: clamd.socket }, timeoutMs: CLAMD_DEFAULT_TIMEOUT_MS });
    await loadSampleReferentials(bench);
  });
  afterAll(async () => {
    await real?.close();
    await clamd?.stop();
  });

  it('are OK when every file is clean, and say how many were', async () => {
    const deposited = await bench.deposit(await sampleSip());
    expect(deposited.status).toBe('OK');
    expect(deposited.data('SANITY_CHECK_SIP.OK')).toEqual({
      Scanner: 'clamd',
      Clean: 2,
      Infected: 0,
      NotScanned: 0,
    });
  });

  it('are KO for an infected file, named with what was recognised; nothing else is told', async () => {
    const deposited = await bench.deposit(await sampleSip({ files: infected }));
    expect(deposited.status).toBe('KO');
    expect(deposited.data('SANITY_CHECK_SIP.KO')).toMatchObject({
      Infected: 1,
      faults: [{ code: 'INGEST_ENTRY_INFECTED', entry: 'content/virus.com' }],
    });
    expect(deposited.events).not.toContain('CHECK_CONTAINER.OK');
    expect(await deposited.reply()).toContain('<ReplyCode>KO</ReplyCode>');
    const { rows } = await bench.database.query('select from unit where opi = $1', [deposited.operationId]);
    expect(rows.length).toBe(0);
  });

  it('are KO for a virus, even in a package that is no archive', async () => {
    const deposited = await bench.deposit(EICAR);
    expect(deposited.events).toContain('SANITY_CHECK_SIP.KO');
  });

  it('pause for a file beyond the limits of the antivirus, never clean, and resume once it can', async () => {
    const paused = await bench.deposit(await sampleSip({ files: { 'content/large.bin': large } }));
    expect([paused.state, paused.status]).toEqual(['PAUSE', 'FATAL']);
    expect(paused.data('SANITY_CHECK_SIP.FATAL')).toMatchObject({
      NotScanned: 1,
      faults: [{ code: 'INGEST_ENTRY_NOT_SCANNED', entry: 'content/large.bin' }],
    });
    // Its limits are raised: what answered "too large" answers "clean".
    const before = real;
    real = { ...switchable(() => scanner), scan: async () => ({ verdict: 'clean' }) };
    await requestAction(bench.database, { tenant: 0, id: paused.operationId }, 'RESUME');
    const resumed = await bench.outcome(paused.operationId);
    real = before;
    expect([resumed.state, resumed.status]).toEqual(['COMPLETED', 'OK']);
    expect(resumed.data('SANITY_CHECK_SIP.OK')).toMatchObject({ Clean: 2, NotScanned: 0 });
  });

  it('pause when the antivirus does not answer, without asking it for every file', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`content/${i}`, `${i}`]));
    scanner.down = true;
    scanner.asked = 0;
    const paused = await bench.deposit(await sampleSip({ files }));
    expect([paused.state, paused.status]).toEqual(['PAUSE', 'FATAL']);
    expect(scanner.asked).toBeLessThan(10);
    scanner.down = false;
    await requestAction(bench.database, { tenant: 0, id: paused.operationId }, 'RESUME');
    expect((await bench.outcome(paused.operationId)).status).toBe('OK');
  });
});

describe.skipIf(!clamdInstalled)('with scan.unscannable: accept', async () => {
  let clamd: TestClamd | undefined;
  let real: Scanner | undefined;
  const scanner = switchable(() => {
    if (real === undefined) throw new Error('clamd is not started');
    return real;
  });
  const bench = await startIngest({ scanner, scan: { unscannable: 'accept', maxFileBytes: 2 ** 31 - 1 } });

  beforeAll(async () => {
    clamd = await startClamd();
    real = clamdScanner({ address: { socket: clamd.socket }, timeoutMs: CLAMD_DEFAULT_TIMEOUT_MS });
    await loadSampleReferentials(bench);
  });
  afterAll(async () => {
    await real?.close();
    await clamd?.stop();
  });

  it('a file beyond the limits is a warning that says it was not scanned', async () => {
    const deposited = await bench.deposit(await sampleSip({ files: { 'content/large.bin': large } }));
    expect(deposited.status).toBe('WARNING');
    expect(deposited.data('SANITY_CHECK_SIP.WARNING')).toMatchObject({ Clean: 1, NotScanned: 1 });
  });
});

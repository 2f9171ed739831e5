import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';

function capture() {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  return { lines, destination };
}

describe('logs', () => {
  it('are JSON lines with an ISO time and the service', () => {
    const { lines, destination } = capture();
    createLogger({ level: 'info', service: 'worker', destination }).info({ operation: 'x' }, 'hello');
    expect(lines).toMatchObject([{ level: 'info', service: 'worker', operation: 'x', msg: 'hello' }]);
    expect(new Date(String(lines[0]?.time)).getTime()).toBeGreaterThan(1_700_000_000_000);
  });

  it('tell an error with its cause', () => {
    const { lines, destination } = capture();
    const error = new Error('above', { cause: new Error('below') });
    createLogger({ level: 'info', service: 'server', destination }).error({ error }, 'failed');
    expect(JSON.stringify(lines[0])).toContain('below');
  });

  it('never hold a certificate or a credential', () => {
    const { lines, destination } = capture();
    const headers = {
      'x-ssl-client-cert': 'secret',
      'x-personal-certificate': 'secret',
      authorization: 'secret',
      'x-tenant-id': '0',
    };
    createLogger({ level: 'info', service: 'server', destination }).info({ headers }, 'request');
    expect(JSON.stringify(lines)).not.toContain('secret');
    expect(lines[0]).toMatchObject({ headers: { 'x-tenant-id': '0' } });
  });

  it('leave out what is less grave than the level', () => {
    const { lines, destination } = capture();
    createLogger({ level: 'warn', service: 'server', destination }).info('not written');
    expect(lines).toEqual([]);
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerWebFiles } from './web-files.ts';

const SCRIPT = 'export const word = "archives";';
const app = fastify();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chartrier-web-files-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<meta nonce="CSP_NONCE"><p>Chartrier</p>');
  await writeFile(join(folder, 'seal.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(folder, 'assets', 'page-1a2b.js'), SCRIPT);
  await writeFile(join(folder, 'assets', 'page-1a2b.js.br'), brotliCompressSync(SCRIPT));
  expect(registerWebFiles(app, folder)).toBe(true);
  await app.ready();
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

describe('the built front office', () => {
  it('gives its document anew each time, with a nonce of its own', async () => {
    const [one, other] = [await app.inject('/search'), await app.inject('/units/abc')];
    for (const { statusCode, headers, body } of [one, other]) {
      expect(statusCode).toBe(200);
      expect(headers['cache-control']).toBe('no-store');
      const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? '';
      expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
      expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    }
    expect(one.body).not.toBe(other.body);
  });

  it('has browsers keep what never changes for ever, compressed as it was built', async () => {
    const answer = await app.inject({
      url: '/assets/page-1a2b.js',
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'x-content-type-options': 'nosniff',
    });
    expect((await app.inject('/assets/page-1a2b.js')).body).toBe(SCRIPT);
  });

  it('has them keep the mark of the page for a day: they ask for it at each change of address', async () => {
    const answer = await app.inject('/seal.svg');
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('image/svg+xml'),
      'cache-control': 'max-age=86400',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.body).toContain('<svg');
  });

  it('is not there where nothing was built', () => {
    expect(registerWebFiles(fastify(), join(folder, 'nowhere'))).toBe(false);
  });
});

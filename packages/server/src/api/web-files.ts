import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The pages of the front office; each is the same document, whose script reads the address. */
const PAGES = [
  '/',
  '/search',
  '/console',
  '/units/:id',
  '/deposit',
  '/operations',
  '/operations/:id',
  '/fonds',
  '/fonds/:agency',
  '/referentials',
  '/referentials/:kind',
  '/referentials/:kind/:identifier',
  '/administration',
  '/administration/:part',
] as const;

/** What the built document holds where the nonce of an answer goes. */
const NONCE_PLACE = 'CSP_NONCE';
const NONCE_BYTES = 16;
/** Built files carry their digest in their name: they never change. */
const FOREVER_SECONDS = 31_536_000;
/** The mark of the page has no digest in its name; browsers look at it again each time that an address or a title changes. */
const A_DAY_SECONDS = 86_400;

/**
 * Nothing but our own files runs or is styled; blobs are archived files that were asked for, of the few types that are
 * shown. No inline script or style is allowed, except the style that carries this answer's nonce (CSP Level 3).
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob:",
    'media-src blob:',
    'frame-src blob:',
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Serves the front office built in `folder` (index.html and assets/). Without it, the API stands alone and this does
 * nothing.
 *
 * @returns whether there was something to serve
 */
export function registerWebFiles(app: FastifyInstance, folder: string): boolean {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return false;
  const document = readFileSync(index, 'utf8');
  for (const url of PAGES)
    app.get(url, async (_request, reply) => {
      const nonce = randomBytes(NONCE_BYTES).toString('base64');
      return await reply
        .headers({
          'Content-Security-Policy': contentSecurityPolicy(nonce),
          'X-Content-Type-Options': 'nosniff',
          'Referrer-Policy': 'same-origin',
          'Cache-Control': 'no-store',
        })
        .type('text/html; charset=utf-8')
        .send(document.replaceAll(NONCE_PLACE, nonce));
    });
  app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    maxAge: FOREVER_SECONDS * 1_000,
    immutable: true,
    decorateReply: false,
    setHeaders: (response) => response.header('X-Content-Type-Options', 'nosniff'),
  });
  const seal = readFileSync(join(folder, 'seal.svg'));
  app.get('/seal.svg', async (_request, reply) =>
    reply
      .headers({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': `max-age=${A_DAY_SECONDS}` })
      .type('image/svg+xml')
      .send(seal),
  );
  return true;
}

import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { ROUTES } from '../routes.ts';
import { SESSION_ROUTES } from '../session/routes.ts';
import { openApiDocument } from './document.ts';

/** Its own files, and the one style that it writes by itself (by digest). */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What the page is about to send. */
interface BrowserRequest {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Where the page is; the document itself is at `/docs/json`. */
export const DOCS_PATH = '/docs';

/**
 * Serves the document, and a page to read and try the API with the reader's own session. The page runs no script but
 * its own files (CSP). It is the same for everyone: it tells what can be asked, not what is kept.
 */
export function registerDocs(app: FastifyInstance, version: string): void {
  const document = openApiDocument(ROUTES, SESSION_ROUTES, version);
  app.register(async (scope) => {
    // the plugin's type knows the document of 3.0 and 3.1 as one
    await scope.register(fastifySwagger, { mode: 'static', specification: { document: document as never } });
    await scope.register(fastifySwaggerUi, {
      routePrefix: DOCS_PATH,
      staticCSP: POLICY,
      uiConfig: {
        docExpansion: 'none',
        tryItOutEnabled: true,
        deepLinking: true,
        // runs in the browser, which sends no body with GET
        requestInterceptor: (request: BrowserRequest) => {
          if (request.method === 'GET' && request.body) {
            request.method = 'POST';
            request.headers = { ...request.headers, 'X-Http-Method-Override': 'GET' };
          }
          return request;
        },
      },
    });
  });
}

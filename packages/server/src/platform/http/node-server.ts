import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import { chartrierError } from '@chartrier/messages';
import type { Config } from '../config/config.ts';

const HEADERS_TIMEOUT_MILLISECONDS = 60_000;
const KEEP_ALIVE_MILLISECONDS = 72_000;
/** A client certificate in a header, its chain included, is a few kilobytes once escaped. */
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * Node's server, plain or TLS. With TLS a client certificate is asked for but not required here: health and metrics
 * are read without, and an unknown certificate gets an answer that says why.
 *
 * @throws TLS_FILE_UNREADABLE
 */
export async function createNodeServer(http: Config['http']): Promise<Server | SecureServer> {
  const common = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_TIMEOUT_MILLISECONDS,
    // A deposit of a terabyte takes the time it takes.
    requestTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
  };
  if (http.tls === undefined) return createServer(common);
  const { key, certificate, clientAuthority } = http.tls;
  return createSecureServer({
    ...common,
    key: await readTlsFile('http.tls.key', key),
    cert: await readTlsFile('http.tls.certificate', certificate),
    ...(clientAuthority === '' ? {} : { ca: await readTlsFile('http.tls.clientAuthority', clientAuthority) }),
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
  });
}

async function readTlsFile(key: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw chartrierError('TLS_FILE_UNREADABLE', { key, path }, { cause });
  }
}

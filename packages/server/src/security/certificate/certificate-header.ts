/** Name of the header by which a trusted proxy hands the client's certificate on. */
export const CLIENT_CERTIFICATE_HEADER = 'x-ssl-client-cert';

const URL_ENCODED_START = '-----BEGIN%20CERTIFICATE-----';
const PEM = /^-----BEGIN CERTIFICATE-----([\s\S]+)-----END CERTIFICATE-----\s*$/;

/**
 * The PEM certificate in the header of a proxy: nginx writes it URL-encoded (`$ssl_client_escaped_cert`), Apache on
 * one line whose line ends became spaces (`%{SSL_CLIENT_CERT}s`), or `(null)` when there is none. To be called only
 * when the configuration trusts that proxy.
 *
 * @returns the PEM text; undefined when the header says that there is none, or cannot be read
 */
export function certificateFromHeader(value: string): string | undefined {
  const decoded = value.startsWith(URL_ENCODED_START) ? decodeOrUndefined(value) : value;
  const body = decoded === undefined ? undefined : PEM.exec(decoded.trim())?.[1];
  if (body === undefined) return undefined;
  const lines = body.trim().split(/\s+/).join('\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function decodeOrUndefined(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    // not percent-encoded: no certificate
    return undefined;
  }
}

import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { CLIENT_CERTIFICATE_HEADER, certificateFromHeader } from '../../security/index.ts';

/**
 * The client certificate of a request: that of the TLS connection (DER) always wins; that of a proxy's header (PEM)
 * counts only when the configuration trusts the proxy.
 */
export function presentedCertificate(
  message: IncomingMessage,
  trustHeader: boolean,
): Buffer | string | undefined {
  const certificate =
    message.socket instanceof TLSSocket ? message.socket.getPeerX509Certificate() : undefined;
  if (certificate !== undefined) return certificate.raw;
  const header = trustHeader ? message.headers[CLIENT_CERTIFICATE_HEADER] : undefined;
  return typeof header === 'string' ? certificateFromHeader(header) : undefined;
}

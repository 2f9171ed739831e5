import { type ChartrierError, chartrierError } from '@chartrier/messages';
import { readCertificate } from './read-certificate.ts';

/**
 * The hash that journals keep (`agIdPers`) of the person's certificate given in X-Personal-Certificate: base64 of
 * its DER bytes.
 *
 * @returns its SHA-256 in hexadecimal, or PERSONAL_CERTIFICATE_UNREADABLE
 */
export function personalCertificateHash(header: string): string | ChartrierError {
  const certificate = readCertificate(Buffer.from(header, 'base64'));
  return certificate instanceof Error
    ? chartrierError('PERSONAL_CERTIFICATE_UNREADABLE', {}, { cause: certificate })
    : certificate.fingerprint;
}

import { createHash, X509Certificate } from 'node:crypto';
import { type ChartrierError, chartrierError } from '@chartrier/messages';

/** What is kept of an X.509 certificate, beside its exact bytes. */
export interface CertificateDescription {
  readonly der: Buffer;
  /** SHA-256 of the DER bytes, in hexadecimal: the certificate's identity. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/**
 * Reads a certificate, DER or PEM. Two certificates are the same when their bytes are (their SHA-256): subject and
 * serial number alone are what a second authority may choose too.
 *
 * @returns the description, or CERTIFICATE_UNREADABLE
 */
export function readCertificate(bytes: Buffer | string): CertificateDescription | ChartrierError {
  try {
    const certificate = new X509Certificate(bytes);
    return {
      der: certificate.raw,
      fingerprint: createHash('sha256').update(certificate.raw).digest('hex'),
      subject: onOneLine(certificate.subject),
      issuer: onOneLine(certificate.issuer),
      serialNumber: certificate.serialNumber,
      validFrom: certificate.validFromDate,
      validTo: certificate.validToDate,
    };
  } catch (cause) {
    return chartrierError('CERTIFICATE_UNREADABLE', {}, { cause });
  }
}

/** Node writes a distinguished name with one attribute a line; RFC 4514 puts commas between them. */
function onOneLine(name: string): string {
  return name.split('\n').join(', ');
}

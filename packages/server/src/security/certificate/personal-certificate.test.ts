import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CERTIFICATE } from '../../../test/security/certificates.ts';
import { personalCertificateHash } from './personal-certificate.ts';

describe('the personal certificate', () => {
  it('is kept as the SHA-256 of its bytes', () => {
    const certificate = new X509Certificate(CERTIFICATE);
    expect(personalCertificateHash(certificate.raw.toString('base64'))).toBe(
      certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    );
  });

  it('PERSONAL_CERTIFICATE_UNREADABLE', () => {
    expect(personalCertificateHash('bm9uc2Vuc2U=')).toMatchObject({
      code: 'PERSONAL_CERTIFICATE_UNREADABLE',
      status: 401,
    });
  });
});

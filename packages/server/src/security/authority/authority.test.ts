import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { issueCertificate, issueRevocationList, makeDevelopmentAuthority } from './development-authority.ts';
import { readRevocationList } from './revocation-list.ts';

const now = new Date();
const authority = await makeDevelopmentAuthority('Authority', 10, now);
const other = await makeDevelopmentAuthority('Authority', 10, now);
const client = await issueCertificate(authority, { name: 'application', use: 'client', days: 5, now });

describe('a development authority', () => {
  it('issues certificates that verify, each with its key', async () => {
    const server = await issueCertificate(authority, {
      name: 'server',
      use: 'server',
      days: 5,
      hosts: ['localhost', '127.0.0.1'],
      now,
    });
    const root = new X509Certificate(authority.certificate);
    expect(root.ca).toBe(true);
    for (const { certificate, key } of [client, server]) {
      const issued = new X509Certificate(certificate);
      expect(issued.verify(root.publicKey)).toBe(true);
      expect(issued.checkIssued(root)).toBe(true);
      expect(issued.ca).toBe(false);
      expect(issued.checkPrivateKey(createPrivateKey(key))).toBe(true);
      expect(issued.validToDate > now && issued.validFromDate < now).toBe(true);
    }
    expect(new X509Certificate(client.certificate).keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    const served = new X509Certificate(server.certificate);
    expect(served.checkHost('localhost')).toBe('localhost');
    expect(served.checkIP('127.0.0.1')).toBe('127.0.0.1');
  });

  it('publishes lists that name what it takes back', async () => {
    const der = await issueRevocationList(authority, [client.certificate], { now, days: 1 });
    const list = await readRevocationList(der, other.certificate + authority.certificate, new Date());
    const { serialNumber, issuer } = new X509Certificate(client.certificate);
    expect(list).toMatchObject({
      issuer: issuer.split('\n').join(', '),
      revoked: [serialNumber.replace(/^0+/, '')],
    });
    const pem = `-----BEGIN X509 CRL-----\n${der.toString('base64')}\n-----END X509 CRL-----\n`;
    expect(await readRevocationList(Buffer.from(pem), authority.certificate, new Date())).toMatchObject({
      revoked: [serialNumber.replace(/^0+/, '')],
    });
    const empty = await issueRevocationList(authority, [], { now, days: 1 });
    expect(await readRevocationList(empty, authority.certificate, new Date())).toMatchObject({ revoked: [] });
  });
});

describe('a revocation list is refused', () => {
  it('when it is none, of an authority that is not trusted, altered, or not of today', async () => {
    const der = await issueRevocationList(authority, [client.certificate], { now, days: 1 });
    const altered = Buffer.from(der);
    altered.writeUInt8(altered.readUInt8(der.length - 40) ^ 0xff, der.length - 40);
    const later = new Date(now.getTime() + 2 * 86_400_000);
    const attempts = [
      [Buffer.from('nothing'), authority.certificate, now, 'REVOCATION_LIST_UNREADABLE'],
      [der, '', now, 'REVOCATION_LIST_UNTRUSTED'],
      // of the same name, with another key
      [der, other.certificate, now, 'REVOCATION_LIST_UNTRUSTED'],
      [altered, authority.certificate, now, 'REVOCATION_LIST_UNTRUSTED'],
      [der, authority.certificate, later, 'REVOCATION_LIST_OUTDATED'],
    ] as const;
    for (const [bytes, authorities, at, code] of attempts)
      expect(await readRevocationList(bytes, authorities, new Date(at.getTime() + 1_000))).toMatchObject({
        code,
      });
  });
});

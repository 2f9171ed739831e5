import { randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { cryptoEngine, HASH, KEY_ALGORITHM } from './key-algorithm.ts';

/** A certificate and its private key, PEM both. */
export interface IssuedCertificate {
  readonly certificate: string;
  readonly key: string;
}

export type CertificateUse = 'client' | 'server';

export interface CertificateRequest {
  readonly name: string;
  readonly use: CertificateUse;
  readonly days: number;
  /** Host names and addresses of a server. */
  readonly hosts?: readonly string[];
  readonly now: Date;
}

const DAY = 86_400_000;
/** Clocks that differ a little must not make a fresh certificate “not yet valid”. */
const EARLIER_MILLISECONDS = 5 * 60_000;
const SERIAL_BYTES = 16;

const OID = {
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  subjectAltName: '2.5.29.17',
  subjectKeyIdentifier: '2.5.29.14',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
} as const;
/** RFC 5280 §4.2.1.3, first bits: digitalSignature; keyCertSign and cRLSign. */
const SIGNS = 0x80;
const CERTIFIES = 0x06;

/** Makes a self-signed authority, for development and tests: a real one belongs to the organisation's PKI. */
export async function makeDevelopmentAuthority(
  name: string,
  days: number,
  now: Date,
): Promise<IssuedCertificate> {
  const keys = await newKeys();
  const certificate = await newCertificate(name, days, now, keys.publicKey);
  certificate.issuer = certificate.subject;
  certificate.extensions = [
    extension(OID.basicConstraints, new pkijs.BasicConstraints({ cA: true }).toSchema(), true),
    keyUsage(CERTIFIES),
    await subjectKeyIdentifier(keys.publicKey),
  ];
  await certificate.sign(keys.privateKey, HASH, cryptoEngine());
  return { certificate: pemOf(certificate), key: await privatePem(keys.privateKey) };
}

/** Issues a certificate, signed by an authority that `makeDevelopmentAuthority` made. */
export async function issueCertificate(
  authority: IssuedCertificate,
  { name, use, days, hosts = [], now }: CertificateRequest,
): Promise<IssuedCertificate> {
  const keys = await newKeys();
  const certificate = await newCertificate(name, days, now, keys.publicKey);
  certificate.issuer = readPkiCertificate(authority.certificate).subject;
  certificate.extensions = [
    extension(OID.basicConstraints, new pkijs.BasicConstraints({ cA: false }).toSchema(), true),
    keyUsage(SIGNS),
    extension(
      OID.extendedKeyUsage,
      new pkijs.ExtKeyUsage({ keyPurposes: [use === 'server' ? OID.serverAuth : OID.clientAuth] }).toSchema(),
    ),
    await subjectKeyIdentifier(keys.publicKey),
    ...(hosts.length === 0 ? [] : [subjectAltName(hosts)]),
  ];
  await certificate.sign(await importPrivateKey(authority.key), HASH, cryptoEngine());
  return { certificate: pemOf(certificate), key: await privatePem(keys.privateKey) };
}

/** A list of certificates that the authority takes back (RFC 5280 §5), in DER. */
export async function issueRevocationList(
  authority: IssuedCertificate,
  revoked: readonly string[],
  { now, days }: { readonly now: Date; readonly days: number },
): Promise<Buffer> {
  const list = new pkijs.CertificateRevocationList({
    version: 1,
    issuer: readPkiCertificate(authority.certificate).subject,
    thisUpdate: time(now),
    nextUpdate: time(new Date(now.getTime() + days * DAY)),
    ...(revoked.length === 0
      ? {}
      : {
          revokedCertificates: revoked.map(
            (certificate) =>
              new pkijs.RevokedCertificate({
                userCertificate: readPkiCertificate(certificate).serialNumber,
                revocationDate: time(now),
              }),
          ),
        }),
  });
  await list.sign(await importPrivateKey(authority.key), HASH, cryptoEngine());
  return Buffer.from(list.toSchema(true).toBER(false));
}

/** A certificate, PEM or DER, as pkijs reads it. */
export function readPkiCertificate(certificate: string | Buffer): pkijs.Certificate {
  const { raw } = new X509Certificate(certificate);
  return pkijs.Certificate.fromBER(new Uint8Array(raw).buffer);
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
}

async function newCertificate(
  name: string,
  days: number,
  now: Date,
  publicKey: webcrypto.CryptoKey,
): Promise<pkijs.Certificate> {
  const serial = randomBytes(SERIAL_BYTES);
  // RFC 5280 §4.1.2.2: positive
  serial.writeUInt8((serial.readUInt8(0) & 0x7f) | 0x01, 0);
  const certificate = new pkijs.Certificate({
    version: 2,
    serialNumber: new asn1js.Integer({ valueHex: new Uint8Array(serial).buffer }),
  });
  certificate.notBefore = time(new Date(now.getTime() - EARLIER_MILLISECONDS));
  certificate.notAfter = time(new Date(now.getTime() + days * DAY));
  certificate.subject = new pkijs.RelativeDistinguishedNames({
    typesAndValues: [
      new pkijs.AttributeTypeAndValue({
        type: OID.commonName,
        value: new asn1js.Utf8String({ value: name }),
      }),
    ],
  });
  await certificate.subjectPublicKeyInfo.importKey(publicKey, cryptoEngine());
  return certificate;
}

/** RFC 5280 §4.1.2.5: UTCTime until 2049, GeneralizedTime after. */
function time(value: Date): pkijs.Time {
  return new pkijs.Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

function extension(
  extnID: string,
  schema: { toBER(sizeOnly?: boolean): ArrayBuffer },
  critical = false,
): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: schema.toBER(false) });
}

function keyUsage(bits: number): pkijs.Extension {
  const valueHex = new Uint8Array([bits]).buffer;
  return extension(
    OID.keyUsage,
    new asn1js.BitString({ valueHex, unusedBits: bits === SIGNS ? 7 : 1 }),
    true,
  );
}

async function subjectKeyIdentifier(publicKey: webcrypto.CryptoKey): Promise<pkijs.Extension> {
  const point = await webcrypto.subtle.exportKey('raw', publicKey);
  const valueHex = await webcrypto.subtle.digest('SHA-1', point);
  return extension(OID.subjectKeyIdentifier, new asn1js.OctetString({ valueHex }));
}

function subjectAltName(hosts: readonly string[]): pkijs.Extension {
  const names = hosts.map((host) => {
    const address = /^(\d{1,3}\.){3}\d{1,3}$/.test(host)
      ? Uint8Array.from(host.split('.').map(Number))
      : undefined;
    return address === undefined
      ? new pkijs.GeneralName({ type: 2, value: host })
      : new pkijs.GeneralName({ type: 7, value: new asn1js.OctetString({ valueHex: address.buffer }) });
  });
  return extension(OID.subjectAltName, new pkijs.GeneralNames({ names }).toSchema());
}

async function importPrivateKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  const key = await webcrypto.subtle.importKey('pkcs8', der, KEY_ALGORITHM, false, ['sign']);
  return key;
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  return pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', key));
}

function pemOf(certificate: pkijs.Certificate): string {
  return pem('CERTIFICATE', certificate.toSchema(true).toBER(false));
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

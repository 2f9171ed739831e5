import { X509Certificate } from 'node:crypto';
import { type ChartrierError, chartrierError } from '@chartrier/messages';
import * as pkijs from 'pkijs';
import { readCertificate } from '../certificate/read-certificate.ts';
import { normalSerial } from '../certificate/serial-number.ts';
import { readPkiCertificate } from './development-authority.ts';
import { cryptoEngine } from './key-algorithm.ts';

/** A revocation list whose signature was verified. */
export interface RevocationList {
  readonly der: Buffer;
  /** The authority's subject, as certificates name their issuer. */
  readonly issuer: string;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  /** Serial numbers, as certificates are registered with. */
  readonly revoked: readonly string[];
}

const PEM_CERTIFICATES = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const PEM_LIST = /-----BEGIN X509 CRL-----([\s\S]+?)-----END X509 CRL-----/;
/** RFC 5280 §5.3.1: what was on hold and is no more. */
const REMOVE_FROM_CRL = 8;
const REASON_CODE = '2.5.29.21';

/**
 * Reads a revocation list (RFC 5280 §5), DER or PEM, and verifies it: signed by one of the authorities that the
 * configuration trusts, of today.
 *
 * @param authorities PEM certificates
 * @returns REVOCATION_LIST_UNREADABLE, REVOCATION_LIST_UNTRUSTED, REVOCATION_LIST_OUTDATED
 */
export async function readRevocationList(
  bytes: Buffer,
  authorities: string,
  now: Date,
): Promise<RevocationList | ChartrierError> {
  const der = derOf(bytes);
  let list: pkijs.CertificateRevocationList;
  try {
    list = pkijs.CertificateRevocationList.fromBER(new Uint8Array(der).buffer);
  } catch (cause) {
    return chartrierError('REVOCATION_LIST_UNREADABLE', {}, { cause });
  }
  const authority = await signerOf(list, authorities);
  if (authority === undefined) return chartrierError('REVOCATION_LIST_UNTRUSTED');
  const description = readCertificate(authority);
  if (description instanceof Error) return description;
  const thisUpdate = list.thisUpdate.value;
  const nextUpdate = list.nextUpdate?.value;
  if (thisUpdate > now || (nextUpdate !== undefined && nextUpdate <= now))
    return chartrierError('REVOCATION_LIST_OUTDATED', {
      thisUpdate: thisUpdate.toISOString(),
      nextUpdate: nextUpdate?.toISOString() ?? '–',
    });
  return { der, issuer: description.subject, thisUpdate, nextUpdate, revoked: serialsOn(list) };
}

function serialsOn(list: pkijs.CertificateRevocationList): readonly string[] {
  return (list.revokedCertificates ?? []).filter((one) => !isRemoved(one)).map(serialOf);
}

/** The serial numbers on a list that was verified when it was kept. */
export function serialsOnKeptList(der: Buffer): readonly string[] {
  return serialsOn(pkijs.CertificateRevocationList.fromBER(new Uint8Array(der).buffer));
}

function derOf(bytes: Buffer): Buffer {
  const pem = PEM_LIST.exec(bytes.toString('latin1'))?.[1];
  return pem === undefined ? bytes : Buffer.from(pem, 'base64');
}

/** The authority that has the list's issuer as its name and whose key verifies it. */
async function signerOf(
  list: pkijs.CertificateRevocationList,
  authorities: string,
): Promise<Buffer | undefined> {
  for (const [pem] of authorities.matchAll(PEM_CERTIFICATES)) {
    const certificate = new X509Certificate(pem);
    const issuerCertificate = readPkiCertificate(certificate.raw);
    if (!certificate.ca || !issuerCertificate.subject.isEqual(list.issuer)) continue;
    if (await list.verify({ issuerCertificate }, cryptoEngine())) return certificate.raw;
  }
  return undefined;
}

function isRemoved({ crlEntryExtensions }: pkijs.RevokedCertificate): boolean {
  const reason = crlEntryExtensions?.extensions.find(({ extnID }) => extnID === REASON_CODE)?.extnValue;
  return reason !== undefined && new Uint8Array(reason.getValue()).at(-1) === REMOVE_FROM_CRL;
}

/** As Node writes a certificate's serial number: hexadecimal in capitals, without leading zeros. */
function serialOf({ userCertificate }: pkijs.RevokedCertificate): string {
  const hex = Buffer.from(userCertificate.valueBlock.valueHexView).toString('hex').toUpperCase();
  return normalSerial(hex);
}

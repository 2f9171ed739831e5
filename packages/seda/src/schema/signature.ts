import type { SedaVersion } from '../version.ts';
import { signer, validator } from './agents.ts';
import {
  code,
  dateTime,
  digest,
  idref,
  integer,
  nonEmptyToken,
  open,
  plainString,
  text,
} from './basic-types.ts';
import {
  childrenType,
  choice,
  many,
  one,
  optional,
  type Particle,
  sequence,
  some,
  textType,
  times,
} from './particles.ts';
import * as simple from './simple-types.ts';

const referencedObject = childrenType(
  'ReferencedObjectType',
  sequence(one('SignedObjectId', idref), one('SignedObjectDigest', digest)),
);

/** SignatureType of SEDA 2.1 and 2.2. */
const signature = childrenType(
  'SignatureType',
  sequence(
    some('Signer', signer),
    one('Validator', validator),
    optional('Masterdata', code),
    one('ReferencedObject', referencedObject),
  ),
);

export const SIGNING_ROLES = ['SignedDocument', 'Timestamp', 'Signature', 'AdditionalProof'] as const;
export const DETACHED_SIGNING_ROLES = ['Timestamp', 'Signature', 'AdditionalProof'] as const;

/** SigningInformationType: what is known of a signed document, its signatures, time stamps and proofs. */
const signingInformation = childrenType(
  'SigningInformationType',
  sequence(
    some('SigningRole', textType('SigningRoleType', simple.oneOf(...SIGNING_ROLES))),
    many('DetachedSigningRole', textType('DetachedSigningRoleType', simple.oneOf(...DETACHED_SIGNING_ROLES))),
    many('SignedDocumentReferenceId', idref),
    many(
      'SignatureDescription',
      childrenType(
        'SignatureDescriptionType',
        sequence(
          optional('Signer', signer),
          optional('Validator', validator),
          optional('SigningType', nonEmptyToken),
        ),
      ),
    ),
    many(
      'TimestampingInformation',
      childrenType(
        'TimestampingInformationType',
        sequence(optional('TimeStamp', dateTime), optional('AdditionalTimestampingInformation', plainString)),
      ),
    ),
    many(
      'AdditionalProof',
      childrenType('AdditionalProofType', many('AdditionalProofInformation', plainString)),
    ),
    optional('Extended', open),
  ),
);

/** GpsType: where the record was made. */
const gps = childrenType(
  'GpsType',
  sequence(
    optional('GpsVersionID', plainString),
    optional('GpsAltitude', integer),
    optional('GpsAltitudeRef', plainString),
    optional('GpsLatitude', plainString),
    optional('GpsLatitudeRef', plainString),
    optional('GpsLongitude', plainString),
    optional('GpsLongitudeRef', plainString),
    optional('GpsDateStamp', plainString),
  ),
);

/** What stands between the events and the persistent identifiers of a description. */
export function signatureBlock(version: SedaVersion): Particle {
  if (version === '2.3') {
    return sequence(
      optional('SigningInformation', signingInformation),
      optional('Gps', gps),
      optional('OriginatingSystemIdReplyTo', nonEmptyToken),
      many('TextContent', text),
    );
  }
  const signatures: Particle[] = [many('Signature', signature), optional('Gps', gps)];
  if (version === '2.2') {
    signatures.push(optional('OriginatingSystemIdReplyTo', nonEmptyToken), many('TextContent', text));
  }
  return times('?', choice(sequence(...signatures), optional('SigningInformation', signingInformation)));
}

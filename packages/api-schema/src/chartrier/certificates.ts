import Type from 'typebox';

const status = Type.Enum(['VALID', 'EXPIRED', 'REVOKED']);
const date = Type.String({ format: 'date-time' });
const pem = Type.String({ minLength: 1, maxLength: 100_000, description: 'PEM, or DER in base64' });

const described = {
  /** SHA-256 of the DER bytes, hexadecimal: the certificate's identity. */
  fingerprint: Type.String(),
  subject: Type.String(),
  issuer: Type.String(),
  serialNumber: Type.String(),
  status,
  expiresAt: date,
};

/** A certificate by which an application is known, as a context. */
export const ApplicationCertificate = Type.Object({ ...described, context: Type.String() });
export type ApplicationCertificate = Type.Static<typeof ApplicationCertificate>;

export const NewApplicationCertificate = Type.Object(
  { certificate: pem, context: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);
export type NewApplicationCertificate = Type.Static<typeof NewApplicationCertificate>;

/** A person's certificate that applications may present for them. */
export const PersonalCertificate = Type.Object(described);
export type PersonalCertificate = Type.Static<typeof PersonalCertificate>;

export const NewPersonalCertificate = Type.Object({ certificate: pem }, { additionalProperties: false });
export type NewPersonalCertificate = Type.Static<typeof NewPersonalCertificate>;

/** The last revocation list of an authority. */
export const ImportedRevocationList = Type.Object({
  issuer: Type.String(),
  thisUpdate: date,
  nextUpdate: Type.Optional(date),
  /** Certificates that the list takes back. */
  listed: Type.Integer(),
  /** Certificates of ours that the import revoked; absent from lists. */
  revoked: Type.Optional(Type.Array(Type.String())),
});
export type ImportedRevocationList = Type.Static<typeof ImportedRevocationList>;

import Type from 'typebox';

/** Asks that what a tenant holds be identified again. */
export const FormatReidentification = Type.Object(
  {
    /** Only tells what would change; the default. */
    dryRun: Type.Optional(Type.Boolean()),
    /** Only objects of these formats; `unknown` for those that were never identified. */
    puids: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
    /** Leaves out what the signatures in force have identified. */
    olderOnly: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type FormatReidentification = Type.Static<typeof FormatReidentification>;

const signatureFile = Type.Object({
  version: Type.String(),
  /** The date that a DROID file gives. */
  created: Type.Optional(Type.String()),
  /** The operation that imported it. */
  operation: Type.String(),
});

/** What objects are identified with. */
export const SignaturesInForce = Type.Object({
  /** `DROID 122, containers 37`; `starter-1` until a signature file is imported. */
  signatures: Type.String(),
  droid: Type.Optional(signatureFile),
  containers: Type.Optional(signatureFile),
});
export type SignaturesInForce = Type.Static<typeof SignaturesInForce>;

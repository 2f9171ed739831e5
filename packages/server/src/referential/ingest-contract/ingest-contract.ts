import Type from 'typebox';
import { activationFields, closed, dataObjectUsage, filledText, storedFields } from '../document.ts';

/** Which signed documents a deposit may, must or must not hold, and what must be declared about them. */
export const signaturePolicySchema = Type.Object(
  {
    SignedDocument: Type.Enum(['ALLOWED', 'MANDATORY', 'FORBIDDEN']),
    DeclaredSignature: Type.Optional(Type.Boolean()),
    DeclaredTimestamp: Type.Optional(Type.Boolean()),
    DeclaredAdditionalProof: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** What a deposit may contain and where it is attached. */
export const ingestContractSchema = Type.Object(
  {
    ...storedFields,
    Identifier: filledText,
    Name: filledText,
    Description: Type.Optional(Type.String()),
    ...activationFields,
    LinkParentId: Type.Optional(Type.String()),
    CheckParentLink: Type.Enum(['AUTHORIZED', 'REQUIRED', 'UNAUTHORIZED']),
    CheckParentId: Type.Optional(Type.Array(Type.String())),
    ArchiveProfiles: Type.Optional(Type.Array(Type.String())),
    MasterMandatory: Type.Boolean(),
    EveryDataObjectVersion: Type.Boolean(),
    DataObjectVersion: Type.Optional(Type.Array(dataObjectUsage)),
    FormatUnidentifiedAuthorized: Type.Boolean(),
    EveryFormatType: Type.Boolean(),
    FormatType: Type.Optional(Type.Array(Type.String())),
    ManagementContractId: Type.Optional(Type.String()),
    ComputeInheritedRulesAtIngest: Type.Boolean(),
    // stored and checked, and enforced by nothing: no deposit is judged by it (as in Vitam 7)
    SignaturePolicy: Type.Optional(signaturePolicySchema),
  },
  closed,
);
export type IngestContract = Type.Static<typeof ingestContractSchema>;
export type SignaturePolicy = Type.Static<typeof signaturePolicySchema>;

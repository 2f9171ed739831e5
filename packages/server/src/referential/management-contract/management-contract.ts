import Type from 'typebox';
import { activationFields, closed, dataObjectUsage, filledText, storedFields } from '../document.ts';

const versionUsage = {
  UsageName: dataObjectUsage,
  InitialVersion: Type.Boolean(),
  IntermediaryVersion: Type.Enum(['ALL', 'LAST', 'NONE']),
};

/**
 * Which versions of an object are kept when a newer one arrives. Stored and checked, and enforced by nothing: a deposit
 * removes no version (as in Vitam 7).
 */
export const versionRetentionPolicySchema = Type.Object(
  {
    InitialVersion: Type.Boolean(),
    IntermediaryVersion: Type.Enum(['ALL', 'LAST', 'NONE']),
    Usages: Type.Optional(Type.Array(Type.Object(versionUsage, closed))),
  },
  closed,
);

/** Whether units and objects receive an ARK, and under which naming authority. */
export const persistentIdentifierPolicySchema = Type.Object(
  {
    PersistentIdentifierPolicyType: Type.Enum(['ARK']),
    PersistentIdentifierUnit: Type.Boolean(),
    PersistentIdentifierAuthority: Type.String({ pattern: '^[0-9]{5,9}$' }),
    PersistentIdentifierUsages: Type.Array(Type.Object(versionUsage, closed)),
  },
  closed,
);

/** Where a deposit's data is kept, which versions, and which persistent identifiers it receives. */
export const managementContractSchema = Type.Object(
  {
    ...storedFields,
    Identifier: filledText,
    Name: filledText,
    Description: Type.Optional(Type.String()),
    ...activationFields,
    Storage: Type.Optional(
      Type.Object(
        {
          UnitStrategy: Type.Optional(Type.String()),
          ObjectGroupStrategy: Type.Optional(Type.String()),
          ObjectStrategy: Type.Optional(Type.String()),
        },
        closed,
      ),
    ),
    VersionRetentionPolicy: versionRetentionPolicySchema,
    PersistentIdentifierPolicy: Type.Optional(Type.Array(persistentIdentifierPolicySchema)),
  },
  closed,
);
export type ManagementContract = Type.Static<typeof managementContractSchema>;
export type VersionRetentionPolicy = Type.Static<typeof versionRetentionPolicySchema>;
export type PersistentIdentifierPolicy = Type.Static<typeof persistentIdentifierPolicySchema>;

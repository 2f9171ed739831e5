import Type from 'typebox';
import { activationFields, closed, filledText, platformStoredFields } from '../document.ts';

export const contextPermissionSchema = Type.Object(
  {
    tenant: Type.Integer({ minimum: 0 }),
    AccessContracts: Type.Optional(Type.Array(Type.String())),
    IngestContracts: Type.Optional(Type.Array(Type.String())),
  },
  closed,
);

/** An application context: what the applications identified by its certificates may do, on which tenants. */
export const contextSchema = Type.Object(
  {
    ...platformStoredFields,
    Identifier: filledText,
    Name: filledText,
    ...activationFields,
    /** When true, the tenants and contracts of `Permissions` are enforced on every request. */
    EnableControl: Type.Boolean(),
    SecurityProfile: filledText,
    Permissions: Type.Array(contextPermissionSchema),
  },
  closed,
);
export type ApplicationContext = Type.Static<typeof contextSchema>;
export type ContextPermission = Type.Static<typeof contextPermissionSchema>;

import Type from 'typebox';
import { contractFields } from './common.ts';

/** What a context opens in one tenant. */
export const ContextPermission = Type.Object({
  tenant: Type.Integer(),
  AccessContracts: Type.Optional(Type.Array(Type.String())),
  IngestContracts: Type.Optional(Type.Array(Type.String())),
});
export type ContextPermission = Type.Static<typeof ContextPermission>;

/** A calling application: its security profile, and the tenants and contracts opened to it. */
export const Context = Type.Object({
  ...contractFields,
  EnableControl: Type.Optional(Type.Boolean()),
  SecurityProfile: Type.Optional(Type.String()),
  Permissions: Type.Optional(Type.Array(ContextPermission)),
});
export type Context = Type.Static<typeof Context>;

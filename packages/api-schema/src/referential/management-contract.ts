import Type from 'typebox';
import { contractFields } from './common.ts';

export const ManagementContract = Type.Object({
  ...contractFields,
  Storage: Type.Optional(
    Type.Object({
      UnitStrategy: Type.Optional(Type.String()),
      ObjectGroupStrategy: Type.Optional(Type.String()),
      ObjectStrategy: Type.Optional(Type.String()),
    }),
  ),
  VersionRetentionPolicy: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  PersistentIdentifierPolicy: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()))),
});
export type ManagementContract = Type.Static<typeof ManagementContract>;

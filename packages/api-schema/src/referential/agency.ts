import Type from 'typebox';
import { storedFields } from './common.ts';

export const Agency = Type.Object({
  ...storedFields,
  Identifier: Type.String(),
  Name: Type.String(),
  Description: Type.Optional(Type.String()),
});
export type Agency = Type.Static<typeof Agency>;

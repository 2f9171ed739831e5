import Type from 'typebox';
import { storedFields } from './common.ts';

/** A vocabulary of the ontology. */
export const Ontology = Type.Object({
  ...storedFields,
  Identifier: Type.Optional(Type.String()),
  SedaField: Type.Optional(Type.String()),
  ApiField: Type.Optional(Type.String()),
  Description: Type.Optional(Type.String()),
  Type: Type.Optional(Type.String()),
  Origin: Type.Optional(Type.String()),
  ShortName: Type.Optional(Type.String()),
  Collections: Type.Optional(Type.Array(Type.String())),
  CreationDate: Type.Optional(Type.String()),
  LastUpdate: Type.Optional(Type.String()),
});
export type Ontology = Type.Static<typeof Ontology>;

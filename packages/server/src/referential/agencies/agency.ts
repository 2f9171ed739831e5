import Type from 'typebox';
import { closed, filledText, storedFields } from '../document.ts';

/** An agency: producer, submitter or transferring service that manifests and contracts name. */
export const agencySchema = Type.Object(
  { ...storedFields, Identifier: filledText, Name: filledText, Description: Type.Optional(Type.String()) },
  closed,
);
export type Agency = Type.Static<typeof agencySchema>;

import Type from 'typebox';
import { closed, dateTime, filledText, storedFields } from '../document.ts';

/** A tool of preservation and its version. */
export const griffinSchema = Type.Object(
  {
    ...storedFields,
    Identifier: filledText,
    Name: filledText,
    Description: Type.Optional(Type.String()),
    ExecutableName: filledText,
    ExecutableVersion: filledText,
    CreationDate: dateTime,
    LastUpdate: dateTime,
  },
  closed,
);
export type Griffin = Type.Static<typeof griffinSchema>;

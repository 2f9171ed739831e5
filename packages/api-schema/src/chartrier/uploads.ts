import Type from 'typebox';

/** A package that comes in several pieces, as whoever opened it reads it. */
export const ResumableUpload = Type.Object({
  /** Also the id of the operation that the package becomes. */
  id: Type.String(),
  /** The package's name on the depositor's side, when it was told. */
  filename: Type.Optional(Type.String()),
  workflow: Type.String(),
  /** Bytes announced. */
  length: Type.Integer({ minimum: 0 }),
  /** Bytes received: where the next piece begins. */
  received: Type.Integer({ minimum: 0 }),
  createdAt: Type.String({ format: 'date-time' }),
  /** When it is given up, if nothing comes before. */
  expiresAt: Type.String({ format: 'date-time' }),
});
export type ResumableUpload = Type.Static<typeof ResumableUpload>;

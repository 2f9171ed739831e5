import Type from 'typebox';

/** What the platform adds to each reference document when it is read. */
export const storedFields = {
  '#id': Type.Optional(Type.String()),
  '#tenant': Type.Optional(Type.Integer()),
  '#version': Type.Optional(Type.Integer()),
};

export const ACTIVITY = ['ACTIVE', 'INACTIVE'] as const;
export const Activity = Type.Enum(ACTIVITY);
export type Activity = (typeof ACTIVITY)[number];

/** Fields that contracts and profiles share. A date is given as an ISO date(-time) or `dd/MM/yyyy`. */
export const contractFields = {
  ...storedFields,
  Name: Type.Optional(Type.String()),
  Identifier: Type.Optional(Type.String()),
  Description: Type.Optional(Type.String()),
  Status: Type.Optional(Activity),
  CreationDate: Type.Optional(Type.String()),
  LastUpdate: Type.Optional(Type.String()),
  ActivationDate: Type.Optional(Type.String()),
  DeactivationDate: Type.Optional(Type.String()),
};

import Type from 'typebox';

const eventFields = {
  evId: Type.String(),
  evParentId: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  evType: Type.String(),
  evDateTime: Type.String(),
  evDetData: Type.Optional(Type.String()),
  evIdProc: Type.String(),
  evTypeProc: Type.String(),
  outcome: Type.String(),
  outDetail: Type.String(),
  outMessg: Type.Optional(Type.String()),
  agId: Type.Optional(Type.String()),
  agIdApp: Type.Optional(Type.String()),
  agIdPers: Type.Optional(Type.String()),
  evIdAppSession: Type.Optional(Type.String()),
  evIdReq: Type.Optional(Type.String()),
  agIdExt: Type.Optional(Type.String()),
  rightsStatementIdentifier: Type.Optional(Type.String()),
  obId: Type.Optional(Type.String()),
  obIdReq: Type.Optional(Type.String()),
  obIdIn: Type.Optional(Type.String()),
};

export const LogbookEvent = Type.Object(eventFields);
export type LogbookEvent = Type.Static<typeof LogbookEvent>;

export const LogbookOperation = Type.Object({
  '#id': Type.String(),
  '#tenant': Type.Integer(),
  '#version': Type.Optional(Type.Integer()),
  ...eventFields,
  events: Type.Array(LogbookEvent),
});
export type LogbookOperation = Type.Static<typeof LogbookOperation>;

/** A unit's or an object group's lifecycle; its id is written in both spellings, as clients read either. */
export const LogbookLifecycle = Type.Object({
  _id: Type.String(),
  _tenant: Type.Integer(),
  ...eventFields,
  events: Type.Array(LogbookEvent),
});
export type LogbookLifecycle = Type.Static<typeof LogbookLifecycle>;

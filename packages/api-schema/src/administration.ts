import Type from 'typebox';

/** A field that units may have: the platform's own, or one that an organisation added. */
export const UnitSchemaElement = Type.Object({
  FieldName: Type.String(),
  ApiField: Type.String(),
  Path: Type.String(),
  ApiPath: Type.String(),
  ShortName: Type.String(),
  Description: Type.Optional(Type.String()),
  Type: Type.String(),
  DataType: Type.Optional(Type.String()),
  TypeDetail: Type.Optional(Type.String()),
  StringSize: Type.Optional(Type.String()),
  IsObject: Type.Boolean(),
  Cardinality: Type.Union([Type.Literal('ONE'), Type.Literal('MANY')]),
  Origin: Type.Union([Type.Literal('INTERNAL'), Type.Literal('EXTERNAL')]),
  Collection: Type.String(),
  Category: Type.String(),
});
export type UnitSchemaElement = Type.Static<typeof UnitSchemaElement>;

/** A version of a document of reference data, and what changed in it. */
export const DocumentVersion = Type.Object({
  version: Type.Integer(),
  operationId: Type.String(),
  date: Type.String(),
  change: Type.Union([Type.Literal('CREATED'), Type.Literal('UPDATED'), Type.Literal('DELETED')]),
  /** Lines `-  Status : INACTIVE`, `+  Status : ACTIVE`. */
  differences: Type.Array(Type.String()),
  document: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type DocumentVersion = Type.Static<typeof DocumentVersion>;

/** A job that the platform runs by itself. */
export const JobState = Type.Object({
  name: Type.String(),
  description: Type.String(),
  /** Quartz's form, seconds first. */
  cron: Type.String(),
  state: Type.Union([Type.Literal('PAUSED'), Type.Literal('RUNNING'), Type.Literal('WAITING')]),
  nextFireTime: Type.Optional(Type.String()),
  lastStart: Type.Optional(Type.String()),
  lastEnd: Type.Optional(Type.String()),
  lastStatus: Type.Optional(Type.String()),
  lastDetail: Type.Optional(Type.Unknown()),
});
export type JobState = Type.Static<typeof JobState>;

/** What became of a collection of a new tenant. */
export const StarterResult = Type.Object({
  collection: Type.String(),
  /** The import's status; `LEFT` when the collection had something already. */
  status: Type.String(),
  operationId: Type.Optional(Type.String()),
});
export type StarterResult = Type.Static<typeof StarterResult>;

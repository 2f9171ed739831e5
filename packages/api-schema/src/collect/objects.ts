import Type from 'typebox';

const text = () => Type.Optional(Type.Union([Type.String(), Type.Null()]));

/** An object to declare: what its file is called. */
export const CollectObjectBody = Type.Object(
  {
    _id: text(),
    FileInfo: Type.Optional(
      Type.Union([
        Type.Object({ Filename: text(), LastModified: text() }, { additionalProperties: true }),
        Type.Null(),
      ]),
    ),
  },
  { additionalProperties: true },
);
export type CollectObjectBody = Type.Static<typeof CollectObjectBody>;

/** An object that was declared; `_id` is its own, not that of its group. */
export const CollectObject = Type.Object({
  _id: Type.String(),
  FileInfo: Type.Object({
    Filename: Type.Optional(Type.String()),
    LastModified: Type.Optional(Type.String()),
  }),
});
export type CollectObject = Type.Static<typeof CollectObject>;

import Type from 'typebox';

/** What a tree of files has become. */
export const CollectTree = Type.Object({
  /** Units made: one a folder, one a file. */
  units: Type.Integer(),
  files: Type.Integer(),
  /** Units that the tree's own file of descriptions speaks of. */
  described: Type.Integer(),
  emptyFiles: Type.Integer(),
  /**
   * Files that systems add by themselves (`.DS_Store`, `__MACOSX`, `Thumbs.db` …): taken as any other, or left out
   * (`?systemFiles=leave-out`).
   */
  systemFiles: Type.Integer(),
  /** Names that are not in UTF-8: their encoding was guessed. */
  guessedNames: Type.Integer(),
  someGuessedNames: Type.Array(Type.String()),
});
export type CollectTree = Type.Static<typeof CollectTree>;

/** What a file of descriptions has changed. */
export const CollectDescribed = Type.Object({ described: Type.Integer() });
export type CollectDescribed = Type.Static<typeof CollectDescribed>;

/** A transaction that is sent, and its ingest. */
export const CollectSent = Type.Object({ '#id': Type.String(), VitamOperationId: Type.String() });
export type CollectSent = Type.Static<typeof CollectSent>;

import Type from 'typebox';

/** How a search runs on this installation: for whoever wonders why a query is slow, or why a unit is not found. */
export const ExplainedSearch = Type.Object({
  /** What the access contract lets see: the filter that is part of every statement. */
  filter: Type.Object({
    accessContract: Type.String(),
    tenant: Type.Integer(),
    /** The day on which rules are judged. */
    today: Type.String(),
    rootUnits: Type.Array(Type.String()),
    excludedRootUnits: Type.Array(Type.String()),
    /** Absent: every agency. */
    originatingAgencies: Type.Optional(Type.Array(Type.String())),
    ruleCategories: Type.Array(Type.String()),
  }),
  /** The statements in their order; `$1`, `$2` … in the text stand for the values. */
  statements: Type.Array(
    Type.Object({
      sql: Type.String(),
      values: Type.Array(Type.Unknown()),
      /** From this statement to the next one, or to the end. */
      milliseconds: Type.Number(),
    }),
  ),
  /** From the query to the last result. */
  milliseconds: Type.Number(),
  total: Type.Integer(),
});
export type ExplainedSearch = Type.Static<typeof ExplainedSearch>;

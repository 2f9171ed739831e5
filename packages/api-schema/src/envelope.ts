import Type from 'typebox';

/** How many there are and which part this is; `total` is exact up to the search's counting limit. */
export const Hits = Type.Object({
  total: Type.Integer(),
  offset: Type.Integer(),
  limit: Type.Integer(),
  size: Type.Integer(),
  scrollId: Type.Optional(Type.String()),
});
export type Hits = Type.Static<typeof Hits>;

export const FacetBucket = Type.Object({ value: Type.String(), count: Type.Integer() });
export const FacetResult = Type.Object({ name: Type.String(), buckets: Type.Array(FacetBucket) });
export interface FacetResult {
  readonly name: string;
  readonly buckets: readonly { readonly value: string; readonly count: number }[];
}

/** The success envelope (Vitam's RequestResponseOK) around results of one schema. */
export function Envelope<Item extends Type.TSchema>(item: Item) {
  return Type.Object({
    httpCode: Type.Integer(),
    $hits: Hits,
    $results: Type.Array(item),
    $facetResults: Type.Array(FacetResult),
    $context: Type.Unknown(),
  });
}

/** The same envelope as a type, for any item. */
export interface OkEnvelope<Item> {
  readonly httpCode: number;
  readonly $hits: Hits;
  readonly $results: readonly Item[];
  readonly $facetResults: readonly FacetResult[];
  /** The query as it was received; `{}` when there was none. */
  readonly $context: unknown;
}

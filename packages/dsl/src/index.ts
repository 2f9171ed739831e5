/**
 * Vitam's query language: reads a JSON body into an immutable tree, or tells every fault with its JSON path, in French
 * and English. Knows nothing of how the query is run.
 *
 *     const parsed = parseSelectMultiple(
 *       { $query: [{ $match: { Title: 'délibération' } }], $projection: {} }, 'unit');
 *     if (!parsed.ok) console.log(parsed.faults.map((fault) => describeFault(fault, 'fr')));
 *     else console.log(parsed.value.steps[0]?.condition.kind); // $match
 */
export type { Action, AnyAction } from './actions/action.ts';
export type { ParentsAction } from './actions/parents.ts';
export type { SetAction } from './actions/set.ts';
export type { SetRegexAction } from './actions/set-regex.ts';
export type { Target } from './actions/target.ts';
export type { UnsetAction } from './actions/unset.ts';
export { type Batch, createBatch, parseBatch } from './bodies/batch.ts';
export {
  type BulkUpdate,
  type BulkUpdateQuery,
  createBulkUpdate,
  parseBulkUpdate,
} from './bodies/bulk-update.ts';
export { createGetById, type GetById, parseGetById } from './bodies/get-by-id.ts';
export { createMassUpdate, type MassUpdate, parseMassUpdate } from './bodies/mass-update.ts';
export {
  createReclassification,
  parseReclassification,
  type Reclassification,
  type ReclassificationRequest,
} from './bodies/reclassification.ts';
export { createSelectMultiple, parseSelectMultiple, type SelectMultiple } from './bodies/select-multiple.ts';
export { createSelectSingle, parseSelectSingle, type SelectSingle } from './bodies/select-single.ts';
export { createUpdateById, parseUpdateById, type UpdateById } from './bodies/update-by-id.ts';
export { type Condition, type ConditionKind, OPERATOR_KINDS, printCondition } from './condition.ts';
export { createDateRangeFacet, type DatePeriod, type DateRangeFacet } from './facets/date-range.ts';
export type { Facet } from './facets/facet.ts';
export { createFiltersFacet, type FiltersFacet, type NamedQuery } from './facets/filters.ts';
export { createTermsFacet, type TermsFacet } from './facets/terms.ts';
export {
  type DslFault,
  describeFault,
  dslFault,
  type FaultCode,
  type FaultKind,
  type FaultStage,
  type FaultText,
  type Parsed,
} from './fault.ts';
export { createField, type Field } from './field-name/field.ts';
export type { Vocabulary } from './field-name/vocabulary.ts';
export { isArray, isObject, isScalar, type JsonObject, type JsonValue, type Scalar } from './json.ts';
export { elementPath, type JsonPath, memberPath, ROOT_PATH } from './json-path.ts';
export * as limits from './limits.ts';
export { type AndNode, createAnd } from './operators/and.ts';
export { createEq, type EqNode } from './operators/eq.ts';
export { createExists, type ExistsNode } from './operators/exists.ts';
export { createGt, type GtNode } from './operators/gt.ts';
export { createGte, type GteNode } from './operators/gte.ts';
export { createIn, type InNode } from './operators/in.ts';
export { createLt, type LtNode } from './operators/lt.ts';
export { createLte, type LteNode } from './operators/lte.ts';
export { createMatch, type MatchNode } from './operators/match.ts';
export { createMatchAll, type MatchAllNode } from './operators/match-all.ts';
export { createMatchPhrase, type MatchPhraseNode } from './operators/match-phrase.ts';
export { createMatchPhrasePrefix, type MatchPhrasePrefixNode } from './operators/match-phrase-prefix.ts';
export { createMissing, type MissingNode } from './operators/missing.ts';
export { createNe, type NeNode } from './operators/ne.ts';
export { createNin, type NinNode } from './operators/nin.ts';
export { createNot, type NotNode } from './operators/not.ts';
export { createOr, type OrNode } from './operators/or.ts';
export { type Bound, type BoundKind, createRange, type RangeNode } from './operators/range.ts';
export { createRegex, type RegexNode } from './operators/regex.ts';
export { createSearch, type SearchNode } from './operators/search.ts';
export { createSubobject, type SubobjectNode } from './operators/subobject.ts';
export { createWildcard, type WildcardNode } from './operators/wildcard.ts';
export { createFilter, type OrderBy, type Scroll, type SelectFilter } from './parts/filter.ts';
export { createProjection, type Projection, WHOLE_DOCUMENT } from './parts/projection.ts';
export { createQueryStep, type QueryStep } from './parts/query-steps.ts';
export { isGuidText } from './parts/roots.ts';
export { type DslBody, printBody } from './print.ts';
export { parseLuceneRegex } from './text/lucene-regex.ts';
export type { CharacterRange, RegexExpression } from './text/regex-expression.ts';
export { parseSimpleQuery, type SearchExpression } from './text/simple-query.ts';
export { parseWildcard, type WildcardPart } from './text/wildcard.ts';

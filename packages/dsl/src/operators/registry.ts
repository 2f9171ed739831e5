import { andOperator } from './and.ts';
import { eqOperator } from './eq.ts';
import { existsOperator } from './exists.ts';
import { gtOperator } from './gt.ts';
import { gteOperator } from './gte.ts';
import { inOperator } from './in.ts';
import { ltOperator } from './lt.ts';
import { lteOperator } from './lte.ts';
import { matchOperator } from './match.ts';
import { matchAllOperator } from './match-all.ts';
import { matchPhraseOperator } from './match-phrase.ts';
import { matchPhrasePrefixOperator } from './match-phrase-prefix.ts';
import { missingOperator } from './missing.ts';
import { neOperator } from './ne.ts';
import { ninOperator } from './nin.ts';
import { notOperator } from './not.ts';
import { orOperator } from './or.ts';
import { rangeOperator } from './range.ts';
import { regexOperator } from './regex.ts';
import { searchOperator } from './search.ts';
import { subobjectOperator } from './subobject.ts';
import { wildcardOperator } from './wildcard.ts';

/**
 * Every operator that a caller may write. What Vitam's documentation names and its grammar refuses is not here:
 * `$mlt`, `$flt`, `$size`, `$term`, `$isNull`, `$nop`, `$path`, the geographic ones, `$max_expansions`, `$exactdepth`.
 */
export const OPERATORS = {
  $and: andOperator,
  $or: orOperator,
  $not: notOperator,
  $eq: eqOperator,
  $ne: neOperator,
  $in: inOperator,
  $nin: ninOperator,
  $gt: gtOperator,
  $gte: gteOperator,
  $lt: ltOperator,
  $lte: lteOperator,
  $range: rangeOperator,
  $exists: existsOperator,
  $missing: missingOperator,
  $match: matchOperator,
  $match_all: matchAllOperator,
  $match_phrase: matchPhraseOperator,
  $match_phrase_prefix: matchPhrasePrefixOperator,
  $search: searchOperator,
  $regex: regexOperator,
  $wildcard: wildcardOperator,
  $subobject: subobjectOperator,
} as const;

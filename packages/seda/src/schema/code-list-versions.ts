import type { SedaVersion } from '../version.ts';
import { code, xmlId } from './basic-types.ts';
import { anyElements, childrenType, type ElementType, optional, sequence } from './particles.ts';

const BEFORE_HOLD_RULE = [
  'ReplyCodeListVersion',
  'MessageDigestAlgorithmCodeListVersion',
  'MimeTypeCodeListVersion',
  'EncodingCodeListVersion',
  'FileFormatCodeListVersion',
  'CompressionAlgorithmCodeListVersion',
  'DataObjectVersionCodeListVersion',
  'StorageRuleCodeListVersion',
  'AppraisalRuleCodeListVersion',
  'AccessRuleCodeListVersion',
  'DisseminationRuleCodeListVersion',
  'ReuseRuleCodeListVersion',
  'ClassificationRuleCodeListVersion',
] as const;

const AFTER_HOLD_RULE = [
  'AcquisitionInformationCodeListVersion',
  'AuthorizationReasonCodeListVersion',
  'RelationshipCodeListVersion',
] as const;

/** The lists of codes in their order; SEDA 2.2 added the one of hold rules. */
export function codeListNames(version: SedaVersion): readonly string[] {
  const holdRule = version === '2.1' ? [] : ['HoldRuleCodeListVersion'];
  return [...BEFORE_HOLD_RULE, ...holdRule, ...AFTER_HOLD_RULE];
}

/** CodeListVersionsType. */
export function codeListVersions(version: SedaVersion): ElementType {
  return childrenType(
    'CodeListVersionsType',
    sequence(...codeListNames(version).map((name) => optional(name, code)), anyElements),
    xmlId,
  );
}

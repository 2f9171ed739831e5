import type { CollectionRules, DocumentCheck } from '../collection-rules.ts';
import { starterFormats } from '../file-formats/starter-formats.ts';
import { refusal } from '../finding/finding.ts';
import { isFilled, textsOf, withActivationDefaults } from '../given-document.ts';
import { type Draft, isObject } from '../json/read-model.ts';

const profilesExist: DocumentCheck = async (draft, { referential }, place) => {
  const named = textsOf(draft.ArchiveProfiles);
  const known = await referential.findMany('Profile', named);
  const profiles = named.filter((name) => !known.has(name));
  return profiles.length === 0
    ? []
    : [refusal('REFERENTIAL_PROFILE_UNKNOWN', { profiles }, { ...place, field: 'ArchiveProfiles' })];
};

const formatsExist: DocumentCheck = async (draft, { referential }, place) => {
  const named = textsOf(draft.FormatType);
  const known = await referential.findMany('FileFormat', named);
  const absent = named.filter((puid) => !known.has(puid));
  // Until a list of formats is imported, those of the starter set are in force.
  const listed = absent.length === 0 || (await referential.all('FileFormat')).size > 0;
  const starter = new Set(listed ? [] : starterFormats().map(({ PUID }) => PUID));
  const formats = absent.filter((puid) => !starter.has(puid));
  return formats.length === 0
    ? []
    : [refusal('REFERENTIAL_FORMAT_UNKNOWN', { formats }, { ...place, field: 'FormatType' })];
};

const formatsAgree: DocumentCheck = (draft, _context, place) => {
  const at = { ...place, field: 'FormatType' };
  const listed = textsOf(draft.FormatType).length > 0;
  if (draft.EveryFormatType === false && !listed) return [refusal('REFERENTIAL_FORMAT_LIST_EMPTY', {}, at)];
  return draft.EveryFormatType === true && listed
    ? [refusal('REFERENTIAL_FORMAT_LIST_NOT_EMPTY', {}, at)]
    : [];
};

const managementContractExists: DocumentCheck = async (draft, { referential }, place) => {
  const contract = draft.ManagementContractId;
  if (!isFilled(contract) || (await referential.find('ManagementContract', contract)) !== undefined)
    return [];
  const at = { ...place, field: 'ManagementContractId' };
  return [refusal('REFERENTIAL_MANAGEMENT_CONTRACT_UNKNOWN', { contract }, at)];
};

const parentsExist: DocumentCheck = async (draft, { existingUnits }, place) => {
  const link = draft.LinkParentId;
  const fields = { LinkParentId: isFilled(link) ? [link] : [], CheckParentId: textsOf(draft.CheckParentId) };
  if (fields.CheckParentId.length > 0 && draft.CheckParentLink === 'UNAUTHORIZED')
    return [refusal('REFERENTIAL_PARENT_CHECK_INCONSISTENT', {}, { ...place, field: 'CheckParentId' })];
  for (const [field, named] of Object.entries(fields)) {
    const known = named.length === 0 ? new Set<string>() : await existingUnits(named);
    const units = named.filter((id) => !known.has(id));
    if (units.length > 0) return [refusal('REFERENTIAL_UNIT_UNKNOWN', { field, units }, { ...place, field })];
  }
  return [];
};

const DECLARATIONS = ['DeclaredSignature', 'DeclaredTimestamp', 'DeclaredAdditionalProof'] as const;

const signaturePolicyAgrees: DocumentCheck = (draft, _context, place) => {
  const policy = draft.SignaturePolicy;
  if (!isObject(policy) || policy.SignedDocument !== 'FORBIDDEN') return [];
  const field = DECLARATIONS.find((name) => policy[name] !== undefined);
  const at = { ...place, field: `SignaturePolicy.${field}` };
  return field === undefined ? [] : [refusal('REFERENTIAL_SIGNATURE_POLICY_INCONSISTENT', { field }, at)];
};

/** A policy that does not forbid signed documents says, for each declaration, whether it is asked for. */
function completeSignaturePolicy(draft: Draft): Draft {
  const policy = draft.SignaturePolicy;
  if (!isObject(policy) || policy.SignedDocument === 'FORBIDDEN') return draft;
  const none = Object.fromEntries(DECLARATIONS.map((name) => [name, false]));
  return { ...draft, SignaturePolicy: { ...none, ...policy } };
}

/** Ingest contracts: any format, a master in each group, attachment allowed, unless they say otherwise. */
export const ingestContractRules: CollectionRules = {
  collection: 'IngestContract',
  mandatory: ['Name'],
  computed: [],
  complete: (draft, { now }) =>
    completeSignaturePolicy({
      CheckParentLink: 'AUTHORIZED',
      MasterMandatory: true,
      EveryDataObjectVersion: false,
      FormatUnidentifiedAuthorized: false,
      EveryFormatType: true,
      ComputeInheritedRulesAtIngest: false,
      ...withActivationDefaults(draft, now),
    }),
  checks: [
    profilesExist,
    formatsExist,
    formatsAgree,
    managementContractExists,
    signaturePolicyAgrees,
    parentsExist,
  ],
};

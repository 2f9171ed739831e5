import type { Draft } from '../json/read-model.ts';
import {
  API_NAMES,
  SEDA_NAMES,
  VOCABULARY_COLLECTIONS,
  VOCABULARY_GROUPS,
  type VocabularyGroup,
} from './internal-vocabularies.ts';
import type { OntologyType } from './ontology-entry.ts';

interface Details {
  readonly TypeDetail: string;
  readonly StringSize?: string;
}

/** What an entry says in more detail of its values when the list does not. */
const DETAILS: Readonly<Record<OntologyType, Details>> = {
  TEXT: { TypeDetail: 'STRING', StringSize: 'MEDIUM' },
  KEYWORD: { TypeDetail: 'STRING', StringSize: 'MEDIUM' },
  GEO_POINT: { TypeDetail: 'STRING', StringSize: 'MEDIUM' },
  DATE: { TypeDetail: 'DATETIME' },
  LONG: { TypeDetail: 'LONG' },
  DOUBLE: { TypeDetail: 'DOUBLE' },
  BOOLEAN: { TypeDetail: 'BOOLEAN' },
  ENUM: { TypeDetail: 'ENUM' },
};

/** The platform's own vocabularies whose values are of another length than a line or two, for whoever draws a form. */
const SHORT: ReadonlySet<string> = new Set(
  names(
    'Activity Address ArchivalAgencyArchiveUnitIdentifier ArchiveUnitRefId BirthName City Corpname Country DataObjectGroupReferenceId DataObjectReferenceId DateLitteral DescriptionLanguage DocumentType ExternalReference FilePlanPosition FirstName FullName Function Gender Geogname GivenName GpsAltitudeRef GpsDateStamp GpsLatitude GpsLatitudeRef GpsLongitude GpsLongitudeRef GpsVersionID Identifier Juridictional KeywordContent KeywordReference Language LinkingAgentIdentifierType LinkingAgentIdentifierValue LinkingAgentRole Mandate Nationality OriginatingAgencyArchiveUnitIdentifier OriginatingSystemId OriginatingSystemIdReplyTo PersistentIdentifierContent PersistentIdentifierOrigin PersistentIdentifierReference PersistentIdentifierType Position PostalCode Region RepositoryArchiveUnitPID RepositoryObjectPID Role SignedObjectId SigningType Source Spatial Status SystemId Tag Temporal TransferringAgencyArchiveUnitIdentifier Type Version evDetData evId evType evTypeDetail evTypeProc outDetail outMessg outcome',
  ),
);
const LARGE: ReadonlySet<string> = new Set(
  names('AdditionalProofInformation AdditionalTimestampingInformation CustodialHistoryItem Description'),
);
/** Keywords whose values SEDA lists. */
const LISTED: ReadonlySet<string> = new Set(
  names('DescriptionLevel DetachedSigningRole KeywordType SigningRole'),
);

function ownDetails(name: string): Partial<Details> {
  if (LISTED.has(name)) return DETAILS.ENUM;
  if (SHORT.has(name)) return { TypeDetail: 'STRING', StringSize: 'SHORT' };
  return LARGE.has(name) ? { TypeDetail: 'STRING', StringSize: 'LARGE' } : {};
}

/** An entry with its detailed type: the one given, or what its type implies. */
export function withTypeDetail(entry: Draft): Draft {
  const type = Object.keys(DETAILS).find((name) => name === entry.Type) as OntologyType | undefined;
  if (type === undefined || entry.TypeDetail !== undefined) return entry;
  return { ...entry, ...DETAILS[type] };
}

/**
 * The platform's own vocabularies, as a list that an ontology import would take: the ontology of a new platform.
 *
 * @param now their dates
 */
export function internalOntology(now: string): readonly Draft[] {
  return VOCABULARY_GROUPS.flatMap((group) => [
    ...names(group.seda).map((name) => ({ ...entry(group, name, now), SedaField: SEDA_NAMES[name] ?? name })),
    ...names(group.others).map((name) => entry(group, name, now)),
  ]);
}

function entry({ collections, type }: VocabularyGroup, name: string, now: string): Draft {
  return withTypeDetail({
    ...ownDetails(name),
    Identifier: name,
    ApiField: API_NAMES[name] ?? name,
    Type: type,
    Origin: 'INTERNAL',
    ShortName: name,
    Collections: collections
      .split(',')
      .map((abbreviation) => VOCABULARY_COLLECTIONS[abbreviation] ?? abbreviation),
    CreationDate: now,
    LastUpdate: now,
  });
}

function names(list: string): readonly string[] {
  return list === '' ? [] : list.split(' ');
}

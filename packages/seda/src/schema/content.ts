import { DESCRIPTION_LEVELS, KEYWORD_TYPES } from '../code-lists.ts';
import type { SedaVersion } from '../version.ts';
import { agent } from './agents.ts';
import {
  anyDate,
  dateTime,
  identifier,
  idref,
  language,
  nonEmptyToken,
  organization,
  plainString,
  text,
  xmlLang,
} from './basic-types.ts';
import { event } from './event.ts';
import { management } from './management.ts';
import {
  anyElements,
  attribute,
  childrenType,
  choice,
  type ElementType,
  many,
  one,
  optional,
  sequence,
  some,
  textType,
  when,
} from './particles.ts';
import { persistentIdentifier } from './persistent-identifier.ts';
import { signatureBlock } from './signature.ts';
import * as simple from './simple-types.ts';

/** DataObjectRefType: an object or a group of the manifest. */
export const dataObjectReference = childrenType(
  'DataObjectRefType',
  choice(one('DataObjectReferenceId', idref), one('DataObjectGroupReferenceId', idref)),
  attribute('id', simple.id),
);

const custodialHistory = childrenType(
  'CustodialHistoryType',
  sequence(
    some(
      'CustodialHistoryItem',
      textType('CustodialHistoryItemType', simple.string, xmlLang, attribute('when', simple.anyDate)),
    ),
    optional('CustodialHistoryFile', dataObjectReference),
  ),
);

const keyword = childrenType(
  'KeywordType',
  sequence(
    one('KeywordContent', text),
    optional('KeywordReference', identifier),
    optional(
      'KeywordType',
      textType('CodeKeywordType', simple.oneOf(...KEYWORD_TYPES), attribute('listVersionID', simple.token)),
    ),
  ),
  attribute('id', simple.id),
);

const coverage = childrenType(
  'CoverageType',
  sequence(many('Spatial', text), many('Temporal', text), many('Juridictional', text)),
);

const relatedObject = childrenType(
  'RelatedObjectReferenceItemType',
  choice(
    one('ArchiveUnitRefId', idref),
    one('DataObjectReference', dataObjectReference),
    one('RepositoryArchiveUnitPID', nonEmptyToken),
    one('RepositoryObjectPID', nonEmptyToken),
    one('ExternalReference', nonEmptyToken),
  ),
);

const relatedObjectReference = childrenType(
  'RelatedObjectReferenceType',
  sequence(
    many('IsVersionOf', relatedObject),
    many('Replaces', relatedObject),
    many('Requires', relatedObject),
    many('IsPartOf', relatedObject),
    many('References', relatedObject),
  ),
);

function history(version: SedaVersion): ElementType {
  return childrenType(
    'ManagementHistoryType',
    sequence(
      one('UpdateDate', dateTime),
      one(
        'Data',
        childrenType(
          'ManagementHistoryDataType',
          sequence(one('Version', plainString), optional('Management', management(version))),
        ),
      ),
    ),
  );
}

/** DescriptiveMetadataContentType: the description of a unit. */
export function content(version: SedaVersion): ElementType {
  return childrenType(
    'DescriptiveMetadataContentType',
    sequence(
      optional('DescriptionLevel', textType('LevelType', simple.oneOf(...DESCRIPTION_LEVELS))),
      many('Title', text),
      many('FilePlanPosition', nonEmptyToken),
      many('SystemId', nonEmptyToken),
      many('OriginatingSystemId', nonEmptyToken),
      many('ArchivalAgencyArchiveUnitIdentifier', nonEmptyToken),
      many('OriginatingAgencyArchiveUnitIdentifier', nonEmptyToken),
      many('TransferringAgencyArchiveUnitIdentifier', nonEmptyToken),
      many('Description', text),
      optional('CustodialHistory', custodialHistory),
      optional('Type', text),
      optional('DocumentType', text),
      many('Language', language),
      optional('DescriptionLanguage', language),
      optional('Status', nonEmptyToken),
      optional('Version', plainString),
      many('Tag', nonEmptyToken),
      many('Keyword', keyword),
      optional('Coverage', coverage),
      optional('OriginatingAgency', organization),
      optional('SubmissionAgency', organization),
      many('Agent', agent),
      many('AuthorizedAgent', agent),
      many('Writer', agent),
      many('Addressee', agent),
      many('Recipient', agent),
      many('Transmitter', agent),
      many('Sender', agent),
      optional('Source', plainString),
      optional('RelatedObjectReference', relatedObjectReference),
      optional('CreatedDate', anyDate),
      optional('TransactedDate', anyDate),
      optional('AcquiredDate', anyDate),
      optional('SentDate', anyDate),
      optional('ReceivedDate', anyDate),
      optional('RegisteredDate', anyDate),
      optional('StartDate', anyDate),
      optional('EndDate', anyDate),
      ...when(version !== '2.1', optional('DateLitteral', nonEmptyToken)),
      many('Event', event(version)),
      signatureBlock(version),
      many('PersistentIdentifier', persistentIdentifier),
      anyElements,
      many('History', history(version)),
    ),
  );
}

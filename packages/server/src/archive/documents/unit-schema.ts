import { DESCRIPTION_LEVELS, KEYWORD_TYPES } from '@chartrier/seda';
import { agency, agent } from './unit-schema/agents.ts';
import {
  anyText,
  anyTexts,
  closed,
  dayOrTime,
  LANGUAGE_KEY,
  language,
  list,
  manifestId,
  oneOf,
  openObject,
  type Schema,
  text,
  texts,
  time,
} from './unit-schema/kinds.ts';
import { event, managementSchema } from './unit-schema/management.ts';
import { signature, signingInformation } from './unit-schema/signatures.ts';

const objectReference: Schema = {
  ...closed({ DataObjectReferenceId: manifestId, DataObjectGroupReferenceId: manifestId }),
  minProperties: 1,
  maxProperties: 1,
};

const relation = list({
  ...closed({
    ArchiveUnitRefId: manifestId,
    DataObjectReference: objectReference,
    RepositoryArchiveUnitPID: text,
    RepositoryObjectPID: text,
    ExternalReference: text,
  }),
  minProperties: 1,
  maxProperties: 1,
});

/**
 * What a unit's document must look like (JSON Schema): Vitam's schema of archive units. The root is open, for free
 * metadata; known objects inside are closed. Values were typed by the ontology before.
 */
export const unitSchema: Schema = {
  type: 'object',
  required: ['DescriptionLevel', '_mgt'],
  // The title in no language, in some, or both.
  anyOf: [{ required: ['Title'] }, { required: ['Title_'] }],
  exclusiveFields: [['Signature'], ['SigningInformation']],
  properties: {
    DescriptionLevel: oneOf(...DESCRIPTION_LEVELS),
    Title: text,
    Title_: { type: 'object', patternProperties: { [LANGUAGE_KEY]: text }, additionalProperties: false },
    Description: text,
    Description_: { type: 'object', patternProperties: { [LANGUAGE_KEY]: text } },
    ArchiveUnitProfile: anyText,
    FilePlanPosition: texts,
    SystemId: texts,
    OriginatingSystemId: texts,
    ArchivalAgencyArchiveUnitIdentifier: texts,
    OriginatingAgencyArchiveUnitIdentifier: texts,
    TransferringAgencyArchiveUnitIdentifier: texts,
    CustodialHistory: closed({ CustodialHistoryItem: anyTexts, CustodialHistoryFile: objectReference }, [
      'CustodialHistoryItem',
    ]),
    Type: anyText,
    DocumentType: anyText,
    Language: list(language),
    DescriptionLanguage: language,
    Status: anyText,
    Version: anyText,
    Tag: anyTexts,
    Keyword: list(
      closed(
        {
          KeywordContent: anyText,
          KeywordReference: anyText,
          KeywordType: oneOf(...KEYWORD_TYPES),
        },
        ['KeywordContent'],
      ),
    ),
    Coverage: closed({ Spatial: anyTexts, Temporal: anyTexts, Juridictional: anyTexts }),
    OriginatingAgency: agency,
    SubmissionAgency: agency,
    Agent: list(agent()),
    AuthorizedAgent: list(agent()),
    Writer: list(agent()),
    Addressee: list(agent()),
    Recipient: list(agent()),
    Transmitter: list(agent()),
    Sender: list(agent()),
    Source: anyText,
    RelatedObjectReference: closed({
      IsVersionOf: relation,
      Replaces: relation,
      Requires: relation,
      IsPartOf: relation,
      References: relation,
    }),
    CreatedDate: dayOrTime,
    TransactedDate: dayOrTime,
    AcquiredDate: dayOrTime,
    SentDate: dayOrTime,
    ReceivedDate: dayOrTime,
    RegisteredDate: dayOrTime,
    StartDate: dayOrTime,
    EndDate: dayOrTime,
    DateLitteral: anyText,
    Event: list(event),
    Signature: list(signature),
    SigningInformation: signingInformation,
    Gps: closed({
      GpsVersionID: anyText,
      GpsAltitude: { type: 'integer' },
      GpsAltitudeRef: anyText,
      GpsLatitude: anyText,
      GpsLatitudeRef: anyText,
      GpsLongitude: anyText,
      GpsLongitudeRef: anyText,
      GpsDateStamp: anyText,
    }),
    OriginatingSystemIdReplyTo: anyText,
    TextContent: anyTexts,
    PersistentIdentifier: list(
      closed(
        {
          PersistentIdentifierType: text,
          PersistentIdentifierOrigin: text,
          PersistentIdentifierReference: text,
          PersistentIdentifierContent: text,
        },
        ['PersistentIdentifierType', 'PersistentIdentifierContent'],
      ),
    ),
    _history: list({
      type: 'object',
      properties: { ud: time, data: openObject },
    }),
    _mgt: managementSchema,
  },
};

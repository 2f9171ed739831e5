import { AGENT_FIELDS } from './agent.ts';
import { EVENT_FIELDS } from './event.ts';
import {
  completedDate,
  date,
  ignored,
  integer,
  map,
  object,
  objects,
  reference,
  type Shape,
  text,
  texts,
  token,
  tokens,
} from './fields.ts';
import { MANAGEMENT_FIELDS } from './management.ts';

const agents = objects(AGENT_FIELDS);
const agent = object(AGENT_FIELDS);

const DATA_OBJECT_REFERENCE: Shape['fields'] = {
  DataObjectReferenceId: reference('object'),
  DataObjectGroupReferenceId: reference('group'),
};

const relatedObjects = objects({
  ArchiveUnitRefId: reference('unit'),
  DataObjectReference: object(DATA_OBJECT_REFERENCE),
  RepositoryArchiveUnitPID: reference('any'),
  RepositoryObjectPID: reference('any'),
  ExternalReference: token,
});

const agency = object({ Identifier: token, OrganizationDescriptiveMetadata: map });

export const PERSISTENT_IDENTIFIERS = objects({
  PersistentIdentifierType: token,
  PersistentIdentifierOrigin: token,
  PersistentIdentifierReference: token,
  PersistentIdentifierContent: token,
});

/**
 * A description, whatever its version of SEDA: what one version names and another does not is the same field. Elements
 * that are not listed are extensions and become fields of their own.
 */
export const CONTENT: Shape = {
  others: 'extension',
  fields: {
    DescriptionLevel: token,
    Title: { kind: 'languageText', byLanguage: 'Title_' },
    FilePlanPosition: tokens,
    SystemId: tokens,
    OriginatingSystemId: tokens,
    ArchivalAgencyArchiveUnitIdentifier: tokens,
    OriginatingAgencyArchiveUnitIdentifier: tokens,
    TransferringAgencyArchiveUnitIdentifier: tokens,
    Description: { kind: 'languageText', byLanguage: 'Description_' },
    CustodialHistory: object({
      CustodialHistoryItem: texts,
      CustodialHistoryFile: object(DATA_OBJECT_REFERENCE),
    }),
    Type: text,
    DocumentType: text,
    Language: tokens,
    DescriptionLanguage: token,
    Status: token,
    Version: text,
    Tag: tokens,
    Keyword: objects({ KeywordContent: text, KeywordReference: token, KeywordType: token }),
    Coverage: object({ Spatial: texts, Temporal: texts, Juridictional: texts }),
    OriginatingAgency: agency,
    SubmissionAgency: agency,
    Agent: agents,
    AuthorizedAgent: agents,
    Writer: agents,
    Addressee: agents,
    Recipient: agents,
    Transmitter: agents,
    Sender: agents,
    Source: text,
    RelatedObjectReference: object({
      IsVersionOf: relatedObjects,
      Replaces: relatedObjects,
      Requires: relatedObjects,
      IsPartOf: relatedObjects,
      References: relatedObjects,
    }),
    CreatedDate: completedDate,
    TransactedDate: completedDate,
    AcquiredDate: completedDate,
    SentDate: completedDate,
    ReceivedDate: completedDate,
    RegisteredDate: completedDate,
    StartDate: completedDate,
    EndDate: date,
    DateLitteral: token,
    Event: objects(EVENT_FIELDS),
    Signature: objects({
      Signer: agents,
      Validator: agent,
      Masterdata: { kind: 'code' },
      ReferencedObject: object({
        SignedObjectId: reference('object'),
        SignedObjectDigest: { kind: 'digest' },
      }),
    }),
    SigningInformation: object({
      SigningRole: tokens,
      DetachedSigningRole: tokens,
      SignedDocumentReferenceId: ignored,
      SignatureDescription: objects({ Signer: agent, Validator: agent, SigningType: token }),
      TimestampingInformation: objects({ TimeStamp: date, AdditionalTimestampingInformation: text }),
      AdditionalProof: objects({ AdditionalProofInformation: texts }),
      Extended: map,
    }),
    Gps: object({
      GpsVersionID: text,
      GpsAltitude: integer,
      GpsAltitudeRef: text,
      GpsLatitude: text,
      GpsLatitudeRef: text,
      GpsLongitude: text,
      GpsLongitudeRef: text,
      GpsDateStamp: text,
    }),
    OriginatingSystemIdReplyTo: token,
    TextContent: texts,
    PersistentIdentifier: PERSISTENT_IDENTIFIERS,
    History: objects(
      {
        UpdateDate: { kind: 'token', as: 'ud' },
        Data: object(
          { Version: { kind: 'text', as: '_v' }, Management: object(MANAGEMENT_FIELDS, '_mgt') },
          'data',
        ),
      },
      '_history',
    ),
  },
};

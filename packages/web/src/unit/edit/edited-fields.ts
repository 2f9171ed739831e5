import { DESCRIPTION_LEVELS } from '@chartrier/seda';
import {
  code,
  date,
  integer,
  languages,
  line,
  lines,
  list,
  type Part,
  requiredCode,
  type Shape,
  type ThingShape,
  text,
  thing,
} from './shapes.ts';

/** BirthOrDeathPlaceType */
const place = thing({
  Geogname: line,
  Address: line,
  PostalCode: line,
  'City!': line,
  Region: line,
  Country: line,
});

const PERSON = {
  'FullName!': line,
  FirstName: line,
  BirthName: line,
  GivenName: line,
  Gender: line,
  BirthDate: date,
  BirthPlace: place,
  DeathDate: date,
  DeathPlace: place,
  Nationality: lines,
};

/** AgentType: a person or a body, never both; signers and validators have the date at which they were. */
function agentWith(when: Readonly<Record<string, Shape>>): ThingShape {
  return thing(
    {
      ...PERSON,
      Corpname: line,
      ...when,
      Identifier: lines,
      Function: lines,
      Activity: lines,
      Position: lines,
      Role: lines,
      Mandate: lines,
    },
    [Object.keys(PERSON).map((name) => name.replace('!', '')), ['Corpname']],
  );
}
const agent = agentWith({});
const signer = agentWith({ 'SigningTime!': date });
const validator = agentWith({ 'ValidationTime!': date });

/** KeywordType */
const keyword = thing({
  'KeywordContent!': line,
  KeywordType: code(
    'subject',
    'geogname',
    'persname',
    'corpname',
    'famname',
    'name',
    'occupation',
    'function',
    'genreform',
  ),
  KeywordReference: line,
});

/** OrganizationType; its free description is kept as it is. */
const organization = thing({ 'Identifier!': line });

/** DataObjectRefType */
const objectReference = thing({ DataObjectReferenceId: line, DataObjectGroupReferenceId: line }, [
  ['DataObjectReferenceId'],
  ['DataObjectGroupReferenceId'],
]);

const RELATED = {
  RepositoryArchiveUnitPID: line,
  RepositoryObjectPID: line,
  'ExternalReference!': line,
  ArchiveUnitRefId: line,
  DataObjectReference: objectReference,
};
/** RelatedObjectReferenceItemType: one way of naming what is related. */
const related = list(
  thing(
    RELATED,
    Object.keys(RELATED).map((name) => [name.replace('!', '')]),
  ),
);

/** EventType, as documents name its fields. */
const event = thing({
  'evDateTime!': date,
  'evType!': line,
  evTypeDetail: text,
  evTypeProc: line,
  evId: line,
  outcome: line,
  outDetail: line,
  outMessg: text,
  evDetData: text,
  linkingAgentIdentifier: list(
    thing({
      LinkingAgentIdentifierType: line,
      'LinkingAgentIdentifierValue!': line,
      LinkingAgentRole: line,
    }),
  ),
});

/** SignatureType (SEDA 2.1, 2.2) */
const signature = thing({
  'Signer!': list(signer),
  'Validator!': validator,
  'ReferencedObject!': thing({
    'SignedObjectId!': line,
    'SignedObjectDigest!': thing({ 'MessageDigest!': line, 'Algorithm!': line }),
  }),
});

const PROOFS = ['Timestamp', 'Signature', 'AdditionalProof'] as const;
/** SigningInformationType (SEDA 2.3) */
const signingInformation = thing({
  'SigningRole!': list(code('SignedDocument', ...PROOFS)),
  DetachedSigningRole: list(code(...PROOFS)),
  SignatureDescription: list(thing({ 'Signer!': list(signer), 'Validator!': validator, SigningType: line })),
  TimestampingInformation: list(thing({ 'TimeStamp!': date, AdditionalTimestampingInformation: line })),
  AdditionalProof: list(thing({ 'AdditionalProofInformation!': lines })),
});

/** What SEDA lets say of a unit (DescriptiveMetadataContentType), block by block. */
const FIELDS = {
  identification: {
    'Title!': line,
    Title_: languages(false),
    DescriptionLevel: requiredCode(...DESCRIPTION_LEVELS),
    'OriginatingAgencyArchiveUnitIdentifier!': lines,
    ArchivalAgencyArchiveUnitIdentifier: lines,
    TransferringAgencyArchiveUnitIdentifier: lines,
    PersistentIdentifier: list(
      thing({
        'PersistentIdentifierType!': line,
        'PersistentIdentifierContent!': line,
        PersistentIdentifierOrigin: line,
        PersistentIdentifierReference: line,
      }),
    ),
    SystemId: lines,
    OriginatingSystemId: lines,
    OriginatingSystemIdReplyTo: line,
    ArchiveUnitProfile: line,
    DocumentType: line,
    Type: line,
    Status: line,
    Version: line,
  },
  content: {
    'Description!': text,
    Description_: languages(true),
    'Keyword!': list(keyword),
    Tag: lines,
    Coverage: thing({ 'Spatial!': lines, 'Temporal!': lines, Juridictional: lines }),
    Gps: thing({
      'GpsLatitude!': line,
      GpsLatitudeRef: code('N', 'S'),
      'GpsLongitude!': line,
      GpsLongitudeRef: code('E', 'W'),
      GpsAltitude: integer,
      GpsAltitudeRef: line,
      GpsDateStamp: line,
      GpsVersionID: line,
    }),
    Language: lines,
    DescriptionLanguage: line,
    CustodialHistory: thing({ 'CustodialHistoryItem!': list(text), CustodialHistoryFile: objectReference }),
    Source: line,
    TextContent: list(text),
  },
  dates: {
    'StartDate!': date,
    'EndDate!': date,
    DateLitteral: line,
    CreatedDate: date,
    TransactedDate: date,
    AcquiredDate: date,
    SentDate: date,
    ReceivedDate: date,
    RegisteredDate: date,
    Event: list(event),
  },
  agents: {
    OriginatingAgency: organization,
    SubmissionAgency: organization,
    Writer: list(agent),
    Sender: list(agent),
    Addressee: list(agent),
    Recipient: list(agent),
    Transmitter: list(agent),
    AuthorizedAgent: list(agent),
    Agent: list(agent),
    Signature: list(signature),
    SigningInformation: signingInformation,
  },
  place: {
    FilePlanPosition: lines,
    RelatedObjectReference: thing({
      IsVersionOf: related,
      Replaces: related,
      Requires: related,
      IsPartOf: related,
      References: related,
    }),
  },
} as const;

export type Block = keyof typeof FIELDS | 'other';
export interface EditedBlock {
  readonly block: Block;
  readonly parts: readonly Part[];
}

const BLOCKS: readonly EditedBlock[] = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((block) => ({
  block,
  parts: thing(FIELDS[block]).parts,
}));
const KNOWN: ReadonlySet<string> = new Set(BLOCKS.flatMap(({ parts }) => parts.map(({ name }) => name)));

/** The blocks that are edited of a unit: SEDA's, then its free fields that are texts or lists of texts. */
export function editedBlocks(unit: Readonly<Record<string, unknown>>): readonly EditedBlock[] {
  const free = Object.entries(unit).flatMap(([name, value]): Part[] => {
    if (name.startsWith('#') || KNOWN.has(name)) return [];
    const shape = freeShape(value);
    return shape === undefined ? [] : [{ name, shape, isMain: false }];
  });
  return free.length === 0 ? BLOCKS : [...BLOCKS, { block: 'other', parts: free }];
}

function freeShape(value: unknown): Shape | undefined {
  if (typeof value === 'string') return line;
  const isTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isTexts ? lines : undefined;
}

/** A description as one object of all these fields. */
export function descriptionShape(blocks: readonly EditedBlock[]): ThingShape {
  return { kind: 'thing', exclusive: [], parts: blocks.flatMap(({ parts }) => parts) };
}

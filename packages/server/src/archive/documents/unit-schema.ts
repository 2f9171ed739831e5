import { FINAL_ACTIONS, RULE_CATEGORIES, type RuleCategory } from '@chartrier/rules';

/**
 * What a unit's document must look like (JSON Schema): Vitam's schema of archive units. The root is open, for free
 * metadata; known objects inside are closed. Values were typed by the ontology before.
 */
type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string', minLength: 1 };
const anyText: Schema = { type: 'string' };
const texts: Schema = { type: 'array', items: text };
const anyTexts: Schema = { type: 'array', items: anyText };
const boolean: Schema = { type: 'boolean' };
const openObject: Schema = { type: 'object' };
const day: Schema = { type: 'string', format: 'archive-day' };
const dayOrTime: Schema = { type: 'string', format: 'archive-date' };
const time: Schema = { type: 'string', format: 'archive-date-time' };
const manifestId: Schema = {
  type: 'string',
  pattern: '^[\\w_\\u00C0-\\uFFFF][\\w\\d_.\\-\\u00C0-\\uFFFF]*$',
};
const language: Schema = { type: 'string', pattern: '^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$' };
const LANGUAGE_KEY = '^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$';

const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more });
const oneOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
const closed = (properties: Schema, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...(required.length > 0 ? { required } : {}),
});

const place = closed({
  Geogname: anyText,
  Address: anyText,
  PostalCode: anyText,
  City: anyText,
  Region: anyText,
  Country: anyText,
});

const PERSON = {
  FirstName: anyText,
  BirthName: anyText,
  FullName: anyText,
  GivenName: anyText,
  Gender: anyText,
  BirthDate: day,
  BirthPlace: place,
  DeathDate: day,
  DeathPlace: place,
  Nationality: texts,
};

/** A person or a body, not both; `more` are the dates that only signers and validators have. */
function agent(more: Schema = {}): Schema {
  return {
    ...closed({
      ...PERSON,
      Corpname: anyText,
      Identifier: texts,
      Function: anyTexts,
      Activity: anyTexts,
      Position: anyTexts,
      Role: anyTexts,
      Mandate: anyTexts,
      ...more,
    }),
    exclusiveFields: [['Corpname'], Object.keys(PERSON)],
  };
}

const agency = closed({ Identifier: text, OrganizationDescriptiveMetadata: openObject }, ['Identifier']);

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

const event = {
  type: 'object',
  properties: {
    evId: text,
    evTypeProc: text,
    evType: text,
    evDateTime: dayOrTime,
    evTypeDetail: text,
    outcome: text,
    outDetail: text,
    outMessg: text,
    evDetData: text,
    linkingAgentIdentifier: list(
      closed({
        LinkingAgentIdentifierType: anyText,
        LinkingAgentIdentifierValue: anyText,
        LinkingAgentRole: anyText,
      }),
    ),
  },
  required: ['evDateTime'],
};

const signature = {
  type: 'object',
  properties: {
    Signer: list(agent({ SigningTime: dayOrTime })),
    Validator: agent({ ValidationTime: dayOrTime }),
    Masterdata: openObject,
    ReferencedObject: closed(
      {
        SignedObjectId: anyText,
        SignedObjectDigest: closed({ MessageDigest: text, Algorithm: text }, ['MessageDigest', 'Algorithm']),
      },
      ['SignedObjectId', 'SignedObjectDigest'],
    ),
  },
  required: ['Signer', 'Validator', 'ReferencedObject'],
};

const signingInformation = closed(
  {
    SigningRole: list(oneOf('SignedDocument', 'Timestamp', 'Signature', 'AdditionalProof'), { minItems: 1 }),
    DetachedSigningRole: list(oneOf('Timestamp', 'Signature', 'AdditionalProof')),
    SignatureDescription: list(
      closed({
        Signer: { anyOf: [agent({ SigningTime: dayOrTime }), list(agent({ SigningTime: dayOrTime }))] },
        Validator: agent({ ValidationTime: dayOrTime }),
        SigningType: anyText,
      }),
    ),
    TimestampingInformation: list(
      closed({ TimeStamp: dayOrTime, AdditionalTimestampingInformation: anyText }),
    ),
    AdditionalProof: list(closed({ AdditionalProofInformation: anyTexts })),
    Extended: openObject,
  },
  ['SigningRole'],
);

const HOLD_FIELDS = {
  HoldEndDate: day,
  HoldOwner: text,
  HoldReason: text,
  HoldReassessingDate: dayOrTime,
  PreventRearrangement: boolean,
};

const CLASSIFICATION_FIELDS = {
  ClassificationLevel: text,
  ClassificationOwner: text,
  ClassificationAudience: text,
  ClassificationReassessingDate: dayOrTime,
  NeedReassessingAuthorization: boolean,
};

function category(name: RuleCategory): Schema {
  const rule = closed(
    { Rule: text, StartDate: day, EndDate: day, ...(name === 'HoldRule' ? HOLD_FIELDS : {}) },
    ['Rule'],
  );
  const finalActions = name === 'StorageRule' || name === 'AppraisalRule' ? FINAL_ACTIONS[name] : undefined;
  const required = [
    ...(finalActions === undefined ? [] : ['FinalAction']),
    ...(name === 'ClassificationRule' ? ['ClassificationLevel', 'ClassificationOwner'] : []),
  ];
  return closed(
    {
      Rules: list(rule),
      Inheritance: {
        ...closed({ PreventInheritance: boolean, PreventRulesId: texts }),
        not: {
          properties: { PreventInheritance: { const: true }, PreventRulesId: { type: 'array', minItems: 1 } },
          required: ['PreventInheritance', 'PreventRulesId'],
        },
      },
      ...(finalActions === undefined ? {} : { FinalAction: oneOf(...finalActions) }),
      ...(name === 'ClassificationRule' ? CLASSIFICATION_FIELDS : {}),
    },
    required,
  );
}

export const managementSchema: Schema = {
  type: 'object',
  properties: {
    ...Object.fromEntries(RULE_CATEGORIES.map((name) => [name, category(name)])),
    NeedAuthorization: boolean,
    LogBook: { type: 'object', properties: { Event: list(event) } },
  },
};

export const unitSchema: Schema = {
  type: 'object',
  required: ['DescriptionLevel', '_mgt'],
  // The title in no language, in some, or both.
  anyOf: [{ required: ['Title'] }, { required: ['Title_'] }],
  exclusiveFields: [['Signature'], ['SigningInformation']],
  properties: {
    DescriptionLevel: oneOf(
      'Fonds',
      'Subfonds',
      'Class',
      'Collection',
      'Series',
      'Subseries',
      'RecordGrp',
      'SubGrp',
      'File',
      'Item',
      'OtherLevel',
    ),
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
          KeywordType: oneOf(
            'corpname',
            'famname',
            'geogname',
            'name',
            'occupation',
            'persname',
            'subject',
            'genreform',
            'function',
          ),
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

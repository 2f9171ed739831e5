import Type from 'typebox';

/** Clients that write all their fields send null for those that they have not. */
const text = () => Type.Optional(Type.Union([Type.String(), Type.Null()]));

/** What the manifest's header will say; nothing is required. */
const header = {
  Name: text(),
  ArchivalAgreement: text(),
  MessageIdentifier: text(),
  ArchivalAgencyIdentifier: text(),
  TransferringAgencyIdentifier: text(),
  OriginatingAgencyIdentifier: text(),
  SubmissionAgencyIdentifier: text(),
  ArchiveProfile: text(),
  AcquisitionInformation: text(),
  LegalStatus: text(),
  Comment: text(),
};

/** A rule that attaches a root unit to an archived one: a dotted path in the unit, and the value that it must have. */
const CollectAttachment = Type.Object({
  UnitUp: Type.String(),
  MetadataKey: Type.String({ minLength: 1, maxLength: 1_000 }),
  MetadataValue: Type.String(),
});
export type CollectAttachment = Type.Static<typeof CollectAttachment>;

/** Most rules of a project. */
const MAX_ATTACHMENTS = 1_000;

/** A project to create, or with its `#id` to replace. */
export const CollectProjectBody = Type.Object(
  {
    '#id': text(),
    ...header,
    UnitUp: text(),
    UnitUps: Type.Optional(
      Type.Union([Type.Array(CollectAttachment, { maxItems: MAX_ATTACHMENTS }), Type.Null()]),
    ),
    AutomaticIngest: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  },
  { additionalProperties: true },
);

/** What is looked for among projects: an id, or a part of the submission agency or of the message identifier. */
export const CollectProjectSearch = Type.Object(
  {
    $query: text(),
    originatingAgencies: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
  },
  { additionalProperties: true },
);
export type CollectProjectSearch = Type.Static<typeof CollectProjectSearch>;

/** A transaction to create, or with its `#id` to replace. */
export const CollectTransactionBody = Type.Object(
  { '#id': text(), ...header },
  { additionalProperties: true },
);

export const COLLECT_STATUSES = [
  'OPEN',
  'READY',
  'SENDING',
  'SENT',
  'ACK_OK',
  'ACK_WARNING',
  'ACK_KO',
  'KO',
  'ABORTED',
] as const;
export type CollectStatus = (typeof COLLECT_STATUSES)[number];

const told = Object.fromEntries(Object.keys(header).map((name) => [name, Type.Optional(Type.String())])) as {
  readonly [Name in keyof typeof header]: Type.TOptional<Type.TString>;
};

const dates = {
  /** UTC without zone, `2024-05-01T10:11:12.345`. */
  CreationDate: Type.String(),
  LastUpdate: Type.String(),
};

/** A template of transactions. */
export const CollectProject = Type.Object({
  '#id': Type.String(),
  '#tenant': Type.Integer(),
  ...told,
  UnitUp: Type.Optional(Type.String()),
  UnitUps: Type.Optional(Type.Array(CollectAttachment)),
  AutomaticIngest: Type.Optional(Type.Boolean()),
  Status: Type.Literal('OPEN'),
  ...dates,
});
export type CollectProject = Type.Static<typeof CollectProject>;

/** A future package, and where it stands. */
export const CollectTransaction = Type.Object({
  '#id': Type.String(),
  '#tenant': Type.Integer(),
  ...told,
  ProjectId: Type.String(),
  Status: Type.Enum([...COLLECT_STATUSES]),
  /** The ingest that it became. */
  VitamOperationId: Type.Optional(Type.String()),
  ...dates,
});
export type CollectTransaction = Type.Static<typeof CollectTransaction>;

/** What callers write of a project or of a transaction. */
export type CollectHeader = { readonly [Name in keyof typeof header]?: string | null };
export type NewCollectProject = CollectHeader & {
  readonly UnitUp?: string | null;
  readonly UnitUps?: readonly CollectAttachment[] | null;
  readonly AutomaticIngest?: boolean | null;
};
export type NewCollectTransaction = CollectHeader;

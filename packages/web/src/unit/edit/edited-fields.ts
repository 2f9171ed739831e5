/**
 * How a field of SEDA's description is edited. `line`, `text`, `date`, `level`: one value. `lines`: a list of texts.
 * `keywords`, `agents`: a list of objects, of which the word or the name is edited and the rest kept.
 */
export type FieldKind = 'line' | 'text' | 'date' | 'level' | 'lines' | 'keywords' | 'agents';

export interface EditedField {
  readonly name: string;
  readonly kind: FieldKind;
}

export const BLOCKS = ['identification', 'content', 'dates', 'agents'] as const;
export type Block = (typeof BLOCKS)[number];

/** What a person edits by hand, in the order of SEDA's blocks; the rest changes by an update in the query language. */
export const EDITED: Readonly<Record<Block, readonly EditedField[]>> = {
  identification: [
    { name: 'Title', kind: 'line' },
    { name: 'DescriptionLevel', kind: 'level' },
    { name: 'OriginatingAgencyArchiveUnitIdentifier', kind: 'lines' },
    { name: 'ArchivalAgencyArchiveUnitIdentifier', kind: 'lines' },
    { name: 'TransferringAgencyArchiveUnitIdentifier', kind: 'lines' },
    { name: 'FilePlanPosition', kind: 'lines' },
    { name: 'DocumentType', kind: 'line' },
    { name: 'Type', kind: 'line' },
    { name: 'Status', kind: 'line' },
    { name: 'Version', kind: 'line' },
  ],
  content: [
    { name: 'Description', kind: 'text' },
    { name: 'Keyword', kind: 'keywords' },
    { name: 'Tag', kind: 'lines' },
    { name: 'Language', kind: 'lines' },
    { name: 'DescriptionLanguage', kind: 'line' },
    { name: 'Source', kind: 'line' },
  ],
  dates: [
    { name: 'StartDate', kind: 'date' },
    { name: 'EndDate', kind: 'date' },
    { name: 'CreatedDate', kind: 'date' },
    { name: 'TransactedDate', kind: 'date' },
    { name: 'AcquiredDate', kind: 'date' },
    { name: 'SentDate', kind: 'date' },
    { name: 'ReceivedDate', kind: 'date' },
    { name: 'RegisteredDate', kind: 'date' },
  ],
  agents: [
    { name: 'Writer', kind: 'agents' },
    { name: 'Sender', kind: 'agents' },
    { name: 'Addressee', kind: 'agents' },
    { name: 'Recipient', kind: 'agents' },
    { name: 'Transmitter', kind: 'agents' },
    { name: 'AuthorizedAgent', kind: 'agents' },
    { name: 'Agent', kind: 'agents' },
  ],
};

/** Shown from the start, though a unit has none of them: what is written most. */
export const ALWAYS_SHOWN: ReadonlySet<string> = new Set([
  'Title',
  'OriginatingAgencyArchiveUnitIdentifier',
  'Description',
  'Keyword',
  'StartDate',
  'EndDate',
]);

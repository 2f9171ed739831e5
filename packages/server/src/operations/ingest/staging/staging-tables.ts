import type { CopyType } from './copy-binary.ts';

/** Columns that the reading of a package fills by COPY, table by table (migration 0005-ingest-staging.sql). */
export const STAGED_COLUMNS = {
  entry: {
    ordinal: 'int4',
    name: 'text',
    byte_offset: 'int8',
    stored_size: 'int8',
    size: 'int8',
    compressed: 'bool',
    crc32: 'int8',
    fault: 'text',
    fault_detail: 'text',
  },
  identifier: { id: 'text', element: 'text', line: 'int4', col: 'int4' },
  reference: { id: 'text', element: 'text', line: 'int4', col: 'int4' },
  group: { ordinal: 'int4', id: 'text', manifest_id: 'text', origin: 'text', line: 'int4' },
  group_event: {
    group_manifest_id: 'text',
    object_manifest_id: 'text',
    line: 'int4',
    event: 'jsonb',
  },
  object: {
    ordinal: 'int4',
    id: 'text',
    manifest_id: 'text',
    physical: 'bool',
    group_manifest_id: 'text',
    group_origin: 'text',
    declared_version: 'text',
    usage: 'text',
    number: 'int8',
    uri: 'text',
    digest: 'text',
    algorithm: 'text',
    declared_size: 'int8',
    physical_id: 'text',
    line: 'int4',
    col: 'int4',
    version: 'jsonb',
    schema_faults: 'jsonb',
  },
  object_content: {
    ordinal: 'int4',
    size: 'int8',
    sha512: 'text',
    digest: 'text',
    strategy: 'text',
    pack_key: 'text',
    byte_offset: 'int8',
    format: 'jsonb',
  },
  unit: {
    ordinal: 'int4',
    id: 'text',
    manifest_id: 'text',
    parent_manifest_id: 'text',
    profile: 'text',
    content: 'jsonb',
    management: 'jsonb',
    classification_level: 'text',
    designations: 'int4',
    designated_kind: 'text',
    designated_id: 'text',
    existing: 'jsonb',
    title_path: 'text[]',
    line: 'int4',
    col: 'int4',
    schema_faults: 'jsonb',
    content_references: 'jsonb',
    events: 'jsonb',
  },
  unit_link: {
    manifest_id: 'text',
    child_manifest_id: 'text',
    parent_manifest_id: 'text',
    line: 'int4',
    col: 'int4',
    malformed: 'bool',
  },
  attachment: { ordinal: 'int4', id: 'text', fault: 'text', detail: 'text' },
  unit_management: { ordinal: 'int4', management: 'jsonb', faults: 'jsonb' },
  unit_content: { ordinal: 'int4', content: 'jsonb' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, CopyType>>>>;

export type StagedTable = keyof typeof STAGED_COLUMNS;

/** Tables that statements fill, and the one that entries' findings are inserted in. */
const OTHER_TABLES = [
  'entry_finding',
  'parent',
  'unit_document',
  'group_document',
  'changed_group',
  'object_format',
  'made',
] as const;
export type StagingTable = StagedTable | (typeof OTHER_TABLES)[number];

export const STAGING_TABLES: readonly StagingTable[] = [
  ...(Object.keys(STAGED_COLUMNS) as StagedTable[]),
  ...OTHER_TABLES,
];

/** The tables of one deposit: shared ones, where its rows carry its number, or its own. */
export type Tables = Readonly<Record<StagingTable, string>>;

export function tablesOf(deposit: number, own: boolean): Tables {
  const names = STAGING_TABLES.map((table) => [
    table,
    own ? `ingest_${table}_${deposit}` : `ingest_${table}`,
  ]);
  return Object.fromEntries(names) as Tables;
}

const STATEMENT = /^\s*(?:with|select|insert|update|delete)\b/i;
const STAGED = /\b(?:ingest|graph)_[a-z_]+/;
const OWN = /\b(?:ingest|graph)_[a-z_]+_\d/;

/**
 * Whether a statement is about the tables that very small deposits share, by its text: it comes again with each of them, over
 * as few rows. Tables of a deposit's own carry its number, and their statements are planned for what they hold.
 */
export function isOfSmallDeposits(text: string): boolean {
  return STAGED.test(text) && STATEMENT.test(text) && !OWN.test(text);
}

/** Their documents are those of groups of the archive, whose objects no deposit bounds. */
const UNBOUNDED = /\bingest_changed_group\b/;

/** Whether the rows of such a statement are as few as what a very small deposit stages, and no larger. */
export function isOfFewRows(text: string): boolean {
  return isOfSmallDeposits(text) && !UNBOUNDED.test(text);
}

import type { Database } from '../../src/platform/index.ts';

/** What a rebuild must give back of each table: its columns, but for those that tell of a database or of a process. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  tenant: ['created_at'],
  operation: ['owner', 'lease_until', 'fence', 'crashes', 'step_open', 'step_by_step', 'requested_action'],
  unit: ['shelf'],
  referential: ['updated_at'],
  referential_version: ['recorded_at'],
  application_certificate: ['created_at'],
};

const TABLES = [
  'tenant',
  'operation',
  'commit_chain',
  'logbook_operation',
  'logbook_event',
  'lifecycle_shared',
  'lifecycle_facts',
  'unit',
  'object_group',
  'object_location',
  'persistent_identifier',
  'accession_register_detail',
  'accession_register_summary',
  'referential',
  'referential_version',
  'referential_sequence',
  'application_certificate',
] as const;

/** All that the archive is, as text, for comparing two databases. */
export async function contentOfDatabase(
  database: Database,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const content: Record<string, readonly string[]> = {};
  for (const table of TABLES) {
    const { rows } = await database.query<{ row: string }>(
      `select (to_jsonb(t) - $1::text[])::text as row from ${table} t order by 1`,
      [LEFT_OUT[table] ?? []],
    );
    content[table] = rows.map(({ row }) => row);
  }
  return content;
}

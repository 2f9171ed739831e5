import { expect } from 'vitest';
import type { IngestBench } from './start-ingest.ts';

/** What a refused deposit, or a blank test, leaves on each offer. */
const PAPERS = ['journal.jsonl', 'operation.json', 'reply.xml'];

/** The operation left its journal and its reply: no row elsewhere, no file, no lock, nothing in the workspace. */
export async function expectNothingElse(bench: IngestBench, operationId: string, tenant = 0): Promise<void> {
  const { rows } = await bench.database.query<{ what: string; count: number }>(
    `select 'unit' what, count(*)::integer count from unit where opi = $1
     union all select 'group', count(*)::integer from object_group where opi = $1
     union all select 'location', count(*)::integer from object_location where pack_key like '%/' || $1 || '/%'
     union all select 'register', count(*)::integer from accession_register_detail where opi = $1
     union all select 'deposit', count(*)::integer from ingest_deposit where operation_id = $1
     union all select 'staged', count(*)::integer from ingest_unit
       where deposit not in (select deposit from ingest_deposit)
     union all select 'objects', count(*)::integer from ingest_object_content
       where deposit not in (select deposit from ingest_deposit)
     union all select 'graph', count(*)::integer from graph_node
       where work not in (select deposit from ingest_deposit)
     union all select 'tables', count(*)::integer from pg_class
       where relname ~ '^(ingest|graph)_[a-z_]+_[0-9]+$' and relkind = 'r'
         and substring(relname from '[0-9]+$')::bigint not in (select deposit from ingest_deposit)
     union all select 'lease', count(*)::integer from operation where id = $1 and owner is not null`,
    [operationId],
  );
  expect(rows.filter(({ count }) => count > 0)).toEqual([]);
  const created = await bench.database.query<{ day: string }>(
    `select to_char(created_at at time zone 'UTC', 'YYYY/MM/DD') as day from operation where tenant = $1 and id = $2`,
    [tenant, operationId],
  );
  const day = created.rows[0]?.day ?? '';
  for (const [name, offer] of bench.storage.offers) {
    const files: string[] = [];
    for await (const { key } of offer.list(`${tenant}/${day}/${operationId}/`))
      files.push(key.split('/').at(-1) ?? '');
    expect({ [name]: files.toSorted() }).toEqual({ [name]: PAPERS });
  }
  expect(await Array.fromAsync(bench.workspace.list())).not.toContain(operationId);
}

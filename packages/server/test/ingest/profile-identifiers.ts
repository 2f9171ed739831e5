import type { IngestBench } from './start-ingest.ts';

/** Identifiers of the archive profiles of tenant 0, where the product makes them, by name. */
export async function profileIdentifiers(bench: IngestBench): Promise<ReadonlyMap<string, string>> {
  const { rows } = await bench.database.query<{ identifier: string; name: string }>(
    `select identifier, document ->> 'Name' name from referential where tenant = 0 and collection = 'Profile'`,
  );
  return new Map(rows.map(({ identifier, name }) => [name, identifier]));
}

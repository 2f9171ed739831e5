import { randomUUID } from 'node:crypto';
import type { Database, Queryable } from '../platform/index.ts';
import type { StorageOptions } from './storage.ts';

/** Whose archive the database is of, and the offers that it knows. */
export type ArchiveIdentity = Pick<StorageOptions, 'archiveId' | 'knownOffers' | 'rememberOffer'>;

/** Reads the archive's id; a new database gets one, which its offers receive when they are first written to. */
export async function readArchiveIdentity(database: Database): Promise<ArchiveIdentity> {
  await database.query('insert into archive (id) values ($1) on conflict do nothing', [randomUUID()]);
  const archive = await database.query<{ id: string }>('select id from archive');
  const offers = await database.query<{ id: string }>('select id from storage_offer');
  return {
    archiveId: archive.rows[0]?.id ?? '',
    knownOffers: new Set(offers.rows.map((row) => row.id)),
    rememberOffer: async (offerId) => {
      await database.query('insert into storage_offer (id) values ($1) on conflict do nothing', [offerId]);
    },
  };
}

/** Makes the database one of an archive that exists already: what a rebuild begins with. */
export async function adoptArchive(queryable: Queryable, archiveId: string, offerId: string): Promise<void> {
  await queryable.query(
    'insert into archive (id) values ($1) on conflict (one) do update set id = excluded.id',
    [archiveId],
  );
  await queryable.query('delete from storage_offer');
  await queryable.query('insert into storage_offer (id) values ($1)', [offerId]);
}

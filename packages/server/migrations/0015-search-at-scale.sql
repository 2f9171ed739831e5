-- What searches of a million units need. Costs measured on 1,000,000 units of 2.2 KB, indexes built after the rows.

-- Contracts that show the units of some agencies only (1 microsecond and 5 bytes a unit): without it, a tenth of the archive
-- is read to find the first page of two agencies.
create index unit_sps on unit using gin (sps);
-- Such contracts show the holding units too, which have no agency: a few.
create index unit_holding on unit (tenant) where unit_type = 'HOLDING_UNIT';

-- One index less: the key itself finds a unit by its id (68 bytes a unit).
alter table unit drop constraint unit_pkey;
alter table unit add primary key (tenant, id, shelf);
drop index unit_by_id;

-- Shelves are merged in the background: a partition may hold several. A unit never leaves its shelf.
alter table shelf add column partition integer;
update shelf set partition = shelf;
alter table shelf alter column partition set not null;

-- A partition that is being built from others; it is dropped when whoever built it is gone.
create table shelf_merge (
  partition integer primary key,
  started_at timestamptz not null default now()
);

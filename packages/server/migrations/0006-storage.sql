-- Which archive this database is of, and what a rebuild from its offers needs.

create table archive (
  one boolean primary key default true check (one),
  -- the id that offer.json tells on each offer
  id text not null,
  created_at timestamptz not null default now()
);

-- Offers that have had their offer.json: one of them without it is not mounted, rather than new.
create table storage_offer (
  id text primary key,
  identified_at timestamptz not null default now()
);

-- Folders that a rebuild or a catch-up has to replay, in the order of seq; it needs no surviving a crash.
create unlogged table rebuild_folder (
  tenant integer not null,
  operation_id text collate "C" not null,
  day text collate "C" not null,
  -- the offers that have it finished
  offers text[] not null,
  -- absent: the operation was refused
  seq bigint,
  primary key (tenant, operation_id)
);

-- Tenants that have replayed units or registers, whose derived fields are not computed again yet.
create table rebuild_pending (
  tenant integer primary key
);

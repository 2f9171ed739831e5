-- Searches that people keep to run again. Convenience of a reader, not archives: they are not on the offers.

create table saved_search (
  id bigint generated always as identity primary key,
  person_id text collate "C" not null references person (id) on delete cascade,
  tenant integer not null,
  name text not null,
  -- what follows /search in the address of the front office
  address text not null,
  created_at timestamptz not null default now(),
  unique (person_id, tenant, name)
);

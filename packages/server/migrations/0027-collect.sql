-- The pre-deposit: what is being prepared before it is a deposit. Nothing here is archived: it is on no offer, and it is
-- removed once it was ingested.

create table collect_project (
  tenant integer not null,
  id text collate "C" not null,
  -- the fields of the API, as they were given
  document jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant, id)
);

create table collect_transaction (
  tenant integer not null,
  id text collate "C" not null,
  project_id text collate "C" not null,
  status text not null check (status in
    ('OPEN', 'READY', 'SENDING', 'SENT', 'ACK_OK', 'ACK_WARNING', 'ACK_KO', 'KO', 'ABORTED')),
  -- the fields of the API that callers write, those of the project included
  document jsonb not null,
  -- the ingest that the transaction became: known before that operation exists
  operation_id text collate "C",
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- since when the outcome of the ingest is known: the purge counts from it
  acknowledged_at timestamptz,
  -- its content was removed, the transaction is kept as history
  purged_at timestamptz,
  primary key (tenant, id)
);
create index collect_transaction_project on collect_transaction (tenant, project_id, created_at);
create index collect_transaction_sent on collect_transaction (tenant) where status in ('SENDING', 'SENT');

-- Units and groups have the columns of those of the archive, so that the same compiler searches both. `opi` is the
-- transaction. A unit's description may be searched by words that its path in a tree has, too.
create table collect_unit (like unit including defaults);
alter table collect_unit add primary key (tenant, id);
alter table collect_unit alter column shelf set default 0;
create index collect_unit_opi on collect_unit (tenant, opi);
create index collect_unit_us on collect_unit using gin (us);
create index collect_unit_og on collect_unit (tenant, og) where og is not null;
-- A path may be longer than what an index takes: its digest finds it.
create index collect_unit_path on collect_unit (tenant, opi, md5(document ->> '_uploadPath'))
  where document ? '_uploadPath';

create table collect_object_group (like object_group including defaults);
alter table collect_object_group add primary key (tenant, id);
create index collect_object_group_opi on collect_object_group (tenant, opi);

-- A folder of the workspace that belongs to a transaction. While its lease lasts somebody fills it; then it is kept, or
-- removed with all that it holds. One that nobody holds and that is not kept is what a killed process left.
create table collect_folder (
  tenant integer not null,
  id text collate "C" not null,
  transaction_id text collate "C" not null,
  kind text not null,
  -- nothing else may be written to the transaction meanwhile
  exclusive boolean not null,
  kept boolean not null default false,
  -- the transaction was aborted or deleted meanwhile: whoever holds it stops at his next sign of life
  given_up boolean not null default false,
  held_until timestamptz,
  created_at timestamptz not null,
  primary key (tenant, id)
);
create index collect_folder_transaction on collect_folder (tenant, transaction_id);
create index collect_folder_left on collect_folder (held_until) where not kept;

-- Where the bytes of an object (a version of a usage in a group) are.
create table collect_binary (
  tenant integer not null,
  object_id text collate "C" not null,
  transaction_id text collate "C" not null,
  folder text collate "C" not null,
  -- the file's name in the folder
  name text collate "C" not null,
  byte_length bigint not null,
  primary key (tenant, object_id)
);
create index collect_binary_transaction on collect_binary (tenant, transaction_id);
create index collect_binary_folder on collect_binary (tenant, folder);

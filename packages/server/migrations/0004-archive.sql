-- What the archive holds: units, object groups, where objects lie, fonds registers.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create function jsonb_texts(list jsonb) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array(select jsonb_array_elements_text(list)), '{}')
$$;

-- A deposit above the size of the open shelf brings its own partition (a shelf): built apart, then attached.
create table unit (
  tenant integer not null,
  shelf integer not null,
  id text collate "C" not null,
  version integer not null default 0,
  atomic_version integer not null default 0,
  unit_type text not null,
  opi text collate "C" not null,
  ops text[] collate "C" not null,
  sp text collate "C",
  sps text[] collate "C" not null default '{}',
  up text[] collate "C" not null default '{}',
  us text[] collate "C" not null default '{}',
  og text collate "C",
  min integer not null default 1,
  max integer not null default 1,
  title text,
  description_level text collate "C",
  start_date timestamp,
  end_date timestamp,
  created_at timestamp not null,
  updated_at timestamp not null,
  -- what a search by words looks at: unit_words(document)
  words tsvector not null,
  -- the stored document: _id, _mgt, _sp … and the descriptive fields; graph fields included
  document jsonb not null,
  primary key (tenant, shelf, id)
) partition by list (shelf);

create table unit_shelf_0 partition of unit for values in (0) with (toast_tuple_target = 4080);

create index unit_by_id on unit (tenant, id);
create index unit_opi on unit (tenant, opi);
create index unit_start_date on unit (tenant, start_date, id);
create index unit_og on unit (tenant, og) where og is not null;
create index unit_us on unit using gin (us);
create index unit_document on unit using gin (document jsonb_path_ops);

create table shelf (
  shelf integer primary key,
  operation_id text collate "C",
  units bigint not null default 0,
  attached_at timestamptz not null default now()
);
insert into shelf (shelf) values (0);
create sequence shelf_number as integer start with 1;

create table object_group (
  tenant integer not null,
  id text collate "C" not null,
  version integer not null default 0,
  atomic_version integer not null default 0,
  opi text collate "C" not null,
  ops text[] collate "C" not null,
  sp text collate "C",
  sps text[] collate "C" not null default '{}',
  up text[] collate "C" not null default '{}',
  us text[] collate "C" not null default '{}',
  created_at timestamp not null,
  updated_at timestamp not null,
  document jsonb not null,
  primary key (tenant, id)
);
create index object_group_opi on object_group (tenant, opi);
create index object_group_up on object_group using gin (up);

-- Where an object's bytes lie: the same key, offset and length on each offer of its strategy.
create table object_location (
  tenant integer not null,
  object_id text collate "C" not null,
  strategy text not null,
  pack_key text collate "C" not null,
  byte_offset bigint not null,
  byte_length bigint not null,
  sha512 text collate "C" not null,
  primary key (tenant, object_id)
);
create index object_location_pack on object_location (tenant, pack_key);

create table accession_register_detail (
  tenant integer not null,
  id text collate "C" not null,
  originating_agency text not null,
  opi text collate "C" not null,
  version integer not null default 0,
  document jsonb not null,
  primary key (tenant, originating_agency, opi)
);

create table accession_register_summary (
  tenant integer not null,
  id text collate "C" not null,
  originating_agency text not null,
  version integer not null default 0,
  document jsonb not null,
  primary key (tenant, originating_agency)
);

-- Where the ancestors of units are computed before they are written: a deposit's units, or those that a rebuild reads.
-- Rows are told apart by `work`, and removed by whoever put them.
create sequence graph_work;

create unlogged table graph_node (
  work bigint not null,
  id text collate "C" not null,
  sp text collate "C",
  primary key (work, id)
);

create unlogged table graph_link (
  work bigint not null,
  child text collate "C" not null,
  parent text collate "C" not null,
  -- order of the parents of a child
  ordinal bigint not null,
  primary key (work, child, parent)
);
create index graph_link_parent on graph_link (work, parent);

create unlogged table graph_level (
  work bigint not null,
  level integer not null,
  id text collate "C" not null,
  primary key (work, level, id)
);
create index graph_level_id on graph_level (work, id);

create unlogged table graph_result (
  work bigint not null,
  id text collate "C" not null,
  up text[] collate "C" not null,
  us text[] collate "C" not null,
  uds jsonb not null,
  edges text[] not null,
  max integer not null,
  sps text[] collate "C" not null,
  primary key (work, id)
);

-- Journals. An operation's events are rows; a unit's or group's lifecycle is rendered from what its operation
-- shares (lifecycle_shared) and the item's own facts (lifecycle_facts).

create table logbook_operation (
  tenant integer not null,
  id text collate "C" not null,
  ev_type text not null,
  ev_type_proc text not null,
  ev_date_time timestamp not null,
  outcome text not null,
  last_persisted_date timestamp not null,
  version integer not null default 0,
  -- the master event, in the API's field names, without events[]
  document jsonb not null,
  -- evDetData, agIdExt and rightsStatementIdentifier as JSON, for queries: the document holds them as text
  parsed jsonb not null default '{}',
  primary key (tenant, id)
);
create index logbook_operation_type on logbook_operation (tenant, ev_type, ev_date_time);
create index logbook_operation_date on logbook_operation (tenant, ev_date_time);
create index logbook_operation_persisted on logbook_operation (tenant, last_persisted_date);

create table logbook_event (
  tenant integer not null,
  operation_id text collate "C" not null,
  ordinal integer not null,
  document jsonb not null,
  parsed jsonb not null default '{}',
  primary key (tenant, operation_id, ordinal)
);

-- A lifecycle event that every item of an operation has.
create table lifecycle_shared (
  tenant integer not null,
  operation_id text collate "C" not null,
  kind text not null check (kind in ('unit', 'objectgroup')),
  ordinal integer not null,
  document jsonb not null,
  primary key (tenant, operation_id, kind, ordinal)
);

-- What items have of their own, by chunks: { item id: [facts] }. A batch done again replaces its chunks.
create table lifecycle_facts (
  tenant integer not null,
  operation_id text collate "C" not null,
  step integer not null,
  action text not null,
  batch_from bigint not null,
  kind text not null check (kind in ('unit', 'objectgroup')),
  chunk integer not null,
  first_item text collate "C" not null,
  last_item text collate "C" not null,
  -- place of the gravest status in the list of statuses
  worst smallint not null,
  -- { outDetail: label }: resolved when written, so that a rendering never changes
  labels jsonb not null default '{}',
  facts jsonb not null,
  primary key (tenant, operation_id, step, action, batch_from, kind, chunk)
);
create index lifecycle_facts_items on lifecycle_facts (tenant, operation_id, kind, first_item, last_item);

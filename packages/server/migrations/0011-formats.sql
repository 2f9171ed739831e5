-- Formats of objects: what identification told while a package was read, what the check made of it, and the new
-- identification of groups that are held.

-- {puids, basis, warnings, signatures}: the best answer first, and which signatures gave it; null when it was not asked.
alter table ingest_object_content add column format jsonb;

-- What the check of formats decided for each object: the FormatIdentification of its version, and where it comes from.
create unlogged table ingest_object_format (
  deposit bigint not null,
  ordinal integer not null,
  identification jsonb not null,
  source jsonb not null,
  primary key (deposit, ordinal)
);

-- What a re-identification found in a group; a trial's rows stay until the tenant's next one.
create table reidentified_group (
  tenant integer not null,
  operation_id text collate "C" not null,
  ordinal integer not null,
  group_id text collate "C" not null,
  -- the version that was read, and its strategy
  version integer not null,
  atomic_version integer not null,
  strategy text collate "C" not null,
  -- an object of the group each: {kind, group, object, version, uri, from, to …}
  findings jsonb not null,
  -- the version that takes its place; null when the group stays as it is
  document jsonb,
  primary key (tenant, operation_id, ordinal)
);

-- The groups that a re-identification looks at, in order: batches are ranges of ordinals.
create table reidentification_item (
  tenant integer not null,
  operation_id text collate "C" not null,
  ordinal integer not null,
  group_id text collate "C" not null,
  primary key (tenant, operation_id, ordinal)
);

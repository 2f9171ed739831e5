-- The units that an export delivers: those that its query found under its contract, when it was asked.
create table export_unit (
  tenant integer not null,
  operation_id text collate "C" not null,
  ordinal bigint not null,
  unit_id text collate "C" not null,
  primary key (tenant, operation_id, ordinal)
);
create unique index export_unit_id on export_unit (tenant, operation_id, unit_id);

-- The objects of their groups that it delivers. Those with bytes are numbered from 0, in the order of the packs.
create table export_object (
  tenant integer not null,
  operation_id text collate "C" not null,
  object_id text collate "C" not null,
  group_id text collate "C" not null,
  -- the unit through which it was reached
  unit_id text collate "C" not null,
  usage text not null,
  number integer not null,
  -- null: a physical object
  ordinal bigint,
  uri text,
  size bigint not null default 0,
  -- when it was given, by contracts that want it known
  logged_at timestamptz,
  primary key (tenant, operation_id, group_id, object_id)
);
create unique index export_object_ordinal on export_object (tenant, operation_id, ordinal) where ordinal is not null;
create index export_object_id on export_object (tenant, operation_id, object_id);

-- What is durable of the zip that an export writes: -1 is the manifest, the others are objects.
create table export_entry (
  tenant integer not null,
  operation_id text collate "C" not null,
  ordinal bigint not null,
  name text not null,
  byte_offset bigint not null,
  -- with its headers
  byte_length bigint not null,
  size bigint not null,
  packed_size bigint not null,
  crc32 bigint not null,
  zip64 boolean not null,
  primary key (tenant, operation_id, ordinal)
);

-- Packages that may be fetched, until they are purged.
create table dip (
  tenant integer not null,
  operation_id text collate "C" not null,
  size bigint not null,
  sha512 text not null,
  stored_at timestamptz not null,
  purged_at timestamptz,
  primary key (tenant, operation_id)
);
create index dip_to_purge on dip (stored_at) where purged_at is null;

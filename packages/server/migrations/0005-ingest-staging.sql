-- Where a deposit is read before it is judged and committed. Rows of the unlogged tables are appended, never updated, and
-- go when the operation ends; after a crash of PostgreSQL they are empty, and the package is read again.

create table ingest_deposit (
  -- also what tells its rows in the tables of graphs
  deposit bigint primary key default nextval('graph_work'),
  tenant integer not null,
  operation_id text collate "C" not null,
  -- the tables below are the deposit's own (`ingest_unit_<deposit>`), shared ones otherwise
  own_tables boolean not null default false,
  -- how far the pass over the package went
  phase text not null default 'received' check (phase in ('received', 'directory', 'manifest', 'objects')),
  -- what is known of the package as a whole: its format, its header, its faults
  facts jsonb not null default '{}',
  -- files of the offers that are durable already
  sealed jsonb not null default '[]',
  unique (tenant, operation_id)
);

-- A row as long as the unlogged rows of the deposit are there.
create unlogged table ingest_presence (
  deposit bigint primary key
);

create unlogged table ingest_entry (
  deposit bigint not null,
  ordinal integer not null,
  name text collate "C" not null,
  byte_offset bigint not null,
  stored_size bigint not null,
  size bigint not null,
  compressed boolean not null,
  crc32 bigint,
  fault text,
  fault_detail text,
  primary key (deposit, ordinal)
);
create index ingest_entry_name on ingest_entry (deposit, name);
create index ingest_entry_offset on ingest_entry (deposit, byte_offset, ordinal);

-- What reading an entry's bytes told, when it is not that all is well: infected, not scanned, damaged.
create unlogged table ingest_entry_finding (
  deposit bigint not null,
  ordinal integer not null,
  finding text not null,
  detail text not null,
  primary key (deposit, ordinal, finding)
);

create unlogged table ingest_identifier (
  deposit bigint not null,
  id text collate "C" not null,
  element text not null,
  line integer not null,
  col integer not null
);
create index ingest_identifier_id on ingest_identifier (deposit, id);

create unlogged table ingest_reference (
  deposit bigint not null,
  id text collate "C" not null,
  element text not null,
  line integer not null,
  col integer not null
);
create index ingest_reference_id on ingest_reference (deposit, id);

create unlogged table ingest_group (
  deposit bigint not null,
  ordinal integer not null,
  id text collate "C" not null,
  manifest_id text collate "C" not null,
  origin text not null,
  line integer not null,
  primary key (deposit, ordinal)
);
create index ingest_group_manifest_id on ingest_group (deposit, manifest_id);

create unlogged table ingest_group_event (
  deposit bigint not null,
  group_manifest_id text collate "C" not null,
  object_manifest_id text collate "C",
  line integer not null,
  event jsonb not null
);
create index ingest_group_event_group on ingest_group_event (deposit, group_manifest_id);

create unlogged table ingest_object (
  deposit bigint not null,
  ordinal integer not null,
  id text collate "C" not null,
  manifest_id text collate "C" not null,
  physical boolean not null,
  group_manifest_id text collate "C" not null,
  group_origin text not null,
  -- DataObjectVersion as written; usage and number as understood
  declared_version text,
  usage text not null,
  number bigint,
  uri text collate "C",
  digest text,
  algorithm text,
  declared_size bigint,
  physical_id text,
  line integer not null,
  col integer not null,
  -- the version of the group's document that it becomes, typed by the ontology
  version jsonb not null,
  -- what is wrong with it: {code, faults}
  schema_faults jsonb,
  primary key (deposit, ordinal)
);
create index ingest_object_manifest_id on ingest_object (deposit, manifest_id);
create index ingest_object_group on ingest_object (deposit, group_manifest_id);
create index ingest_object_uri on ingest_object (deposit, uri);

-- What reading an object's bytes told, and where they lie on the offers.
create unlogged table ingest_object_content (
  deposit bigint not null,
  ordinal integer not null,
  size bigint not null,
  sha512 text not null,
  -- computed with the algorithm that the manifest declares
  digest text,
  strategy text not null,
  pack_key text collate "C" not null,
  byte_offset bigint not null,
  primary key (deposit, ordinal)
);

create unlogged table ingest_unit (
  deposit bigint not null,
  ordinal integer not null,
  id text collate "C" not null,
  manifest_id text collate "C" not null,
  parent_manifest_id text collate "C",
  profile text,
  -- descriptive fields, typed by the ontology
  content jsonb not null,
  -- own rules, without end dates
  management jsonb not null,
  classification_level text,
  -- how many objects and groups it designates; the first of them
  designations integer not null,
  designated_kind text,
  designated_id text collate "C",
  -- what it stands for in the archive: {systemId} or {metadataName, metadataValue}
  existing jsonb,
  title_path text[] not null,
  line integer not null,
  col integer not null,
  schema_faults jsonb,
  content_references jsonb,
  events jsonb,
  primary key (deposit, ordinal)
);
create index ingest_unit_manifest_id on ingest_unit (deposit, manifest_id);
create index ingest_unit_designated on ingest_unit (deposit, designated_id);

-- `<ArchiveUnit><ArchiveUnitRefId>`: other parents than the enclosing unit.
create unlogged table ingest_unit_link (
  deposit bigint not null,
  -- of the link itself: another link may refer to it
  manifest_id text collate "C" not null,
  child_manifest_id text collate "C" not null,
  parent_manifest_id text collate "C",
  line integer not null,
  col integer not null,
  malformed boolean not null
);
create index ingest_unit_link_manifest_id on ingest_unit_link (deposit, manifest_id);

-- Units of the manifest that stand for units of the archive: which, or why none is found.
create unlogged table ingest_attachment (
  deposit bigint not null,
  ordinal integer not null,
  id text collate "C",
  fault text,
  detail text,
  primary key (deposit, ordinal)
);

-- Units of the archive that are parents of the deposit's, as they were when ancestors were computed from them.
create unlogged table ingest_parent (
  deposit bigint not null,
  id text collate "C" not null,
  atomic_version integer not null,
  primary key (deposit, id)
);

-- Units whose management changes on the way: end dates, rules declared for all roots.
create unlogged table ingest_unit_management (
  deposit bigint not null,
  ordinal integer not null,
  management jsonb not null,
  faults jsonb,
  primary key (deposit, ordinal)
);

-- Units whose content names others of the deposit: the manifest's ids are replaced by the archive's.
create unlogged table ingest_unit_content (
  deposit bigint not null,
  ordinal integer not null,
  content jsonb not null,
  primary key (deposit, ordinal)
);

-- The documents as they will be published.
create unlogged table ingest_unit_document (
  deposit bigint not null,
  ordinal integer not null,
  id text collate "C" not null,
  document jsonb not null,
  primary key (deposit, ordinal)
);

create unlogged table ingest_group_document (
  deposit bigint not null,
  ordinal integer not null,
  id text collate "C" not null,
  document jsonb not null,
  primary key (deposit, ordinal)
);

-- Reference data and identities. Cross-tenant collections are stored under the administration tenant.

create table referential (
  tenant integer not null,
  collection text not null,
  identifier text collate "C" not null,
  id text collate "C" not null,
  version integer not null default 0,
  -- with the stored names (_id, _tenant, _v, Identifier …)
  document jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (tenant, collection, identifier)
);
create unique index referential_id on referential (tenant, collection, id);

-- Every document that an operation made, changed or removed (document null), as the operation left it.
create table referential_version (
  tenant integer not null,
  collection text not null,
  identifier text collate "C" not null,
  -- number of the commit in the operation's tenant: the order of the versions
  seq bigint not null,
  version integer not null,
  operation_id text collate "C" not null,
  document jsonb,
  recorded_at timestamptz not null default now(),
  primary key (tenant, collection, identifier, seq)
);
create index referential_version_operation on referential_version (operation_id);

create table referential_sequence (
  tenant integer not null,
  name text not null,
  counter bigint not null default 0,
  primary key (tenant, name)
);

-- What an import or an update has read and checked, before its commit; removed when its operation ends.
create table referential_staged (
  tenant integer not null,
  operation_id text collate "C" not null,
  ordinal bigint not null,
  collection text not null,
  -- the tenant that the document belongs to: the administration tenant for cross-tenant collections
  owner integer not null,
  identifier text collate "C" not null,
  -- line of the given file
  line integer,
  id text collate "C" not null,
  change text not null check (change in ('insert', 'update', 'delete', 'none')),
  -- version of the row that is replaced or removed
  expected_version integer,
  document jsonb,
  primary key (tenant, operation_id, ordinal)
);
create index referential_staged_identifier
  on referential_staged (tenant, operation_id, collection, identifier);

-- What an import or an update has against its file, for the report and the answer.
create table referential_finding (
  tenant integer not null,
  operation_id text collate "C" not null,
  ordinal bigint not null,
  code text not null,
  warning boolean not null,
  line integer,
  cell integer,
  field text,
  identifier text,
  parameters jsonb not null default '{}',
  primary key (tenant, operation_id, ordinal)
);

create table application_certificate (
  fingerprint_sha256 text primary key,
  certificate bytea not null,
  subject_dn text not null,
  issuer_dn text not null,
  serial_number text not null,
  context_identifier text not null,
  status text not null default 'VALID',
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);

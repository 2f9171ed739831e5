-- Symbolic registers: what an agency sees, through attachments, of units that others produced; a row an agency and a night.
create table accession_register_symbolic (
  tenant integer not null,
  id text collate "C" not null,
  originating_agency text not null,
  version integer not null default 0,
  document jsonb not null,
  primary key (tenant, id)
);
create index accession_register_symbolic_agency on accession_register_symbolic (tenant, originating_agency);

-- Those that an operation counted, until its commit.
create table accession_register_symbolic_staged (
  tenant integer not null,
  operation_id text collate "C" not null,
  id text collate "C" not null,
  document jsonb not null,
  primary key (tenant, operation_id, id)
);

-- The operation that brings a line of the access log to the offers; null until one does.
alter table access_log add column operation_id text collate "C";
create index access_log_operation on access_log (tenant, operation_id, accessed_at, request_id);

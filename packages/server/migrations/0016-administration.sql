-- Units whose end dates follow a change of rules, between their listing and the commit. No document: nothing changes.

create table rule_update_unit (
  tenant integer not null,
  operation_id text collate "C" not null,
  ordinal bigint not null,
  unit_id text collate "C" not null,
  -- the version that the new one was made from
  expected_version integer,
  expected_atomic_version integer,
  strategy text,
  document jsonb,
  -- [{category, rule, from, to}]
  changes jsonb,
  -- changed by another operation between this one's preparation and its commit: another will do it
  conflict boolean not null default false,
  primary key (tenant, operation_id, ordinal)
);
create index rule_update_unit_id on rule_update_unit (tenant, operation_id, unit_id);

-- The tenant's last commit when a deposit first read the rules: those that changed since are followed at its commit.
alter table ingest_deposit add column rules_seq bigint;

-- Jobs that run by themselves: when they ran last, and whether an operator holds them.
create table scheduled_job (
  name text primary key,
  paused boolean not null default false,
  -- a trigger asks for a run before its time
  asked_at timestamptz,
  next_at timestamptz,
  -- the server that runs it now
  owner text,
  lease_until timestamptz,
  last_started_at timestamptz,
  last_ended_at timestamptz,
  last_status text,
  last_detail jsonb
);

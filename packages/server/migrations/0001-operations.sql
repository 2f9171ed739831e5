-- Tenants, and the operations that the engine runs.

create table tenant (
  id integer primary key,
  name text not null,
  status text not null default 'ACTIVE',
  created_at timestamptz not null default now()
);

create table operation (
  tenant integer not null,
  id text collate "C" not null,
  -- of the definition that it follows: its id and version, and what is asked of it without having the definition
  workflow text not null,
  definition_version integer not null,
  identifier text not null,
  type_proc text not null,
  lane text not null default 'large' check (lane in ('large', 'small')),
  steps text[] not null default '{}',
  -- index of the FINALLY step; the step list's length when there is none
  finally_step integer not null,
  state text not null check (state in ('PAUSE', 'RUNNING', 'COMPLETED')),
  status text not null,
  -- index of the step to run next; the step list's length when all ran
  step integer not null default 0,
  -- the step to run next has its STARTED event and was not ended: it goes on where it was left
  step_open boolean not null default false,
  step_by_step boolean not null default false,
  requested_action text check (requested_action in ('PAUSE', 'CANCEL')),
  -- a cancel or a KO: the FINALLY step is next, and nothing is committed
  refused boolean not null default false,
  owner text,
  lease_until timestamptz,
  -- + 1 at each claim: whoever holds an older number writes nothing more. It is also the attempt that names files
  fence bigint not null default 0,
  -- claims in a row whose holder vanished without one checkpoint
  crashes integer not null default 0,
  parameters jsonb not null default '{}',
  caller jsonb not null default '{}',
  -- set by the commit: order of commits in the tenant, the link of its chain and the one before
  seq bigint,
  chain_link text,
  previous_link text,
  prepared_digest text,
  committed_at timestamptz,
  -- the final event is in the logbook, with this status
  finished boolean not null default false,
  outcome text,
  -- the journal and operation.json are on every offer
  sealed boolean not null default false,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  primary key (tenant, id)
);
create index operation_claim on operation (lane, created_at)
  where state = 'RUNNING' or (state = 'COMPLETED' and not sealed);
create index operation_retry on operation (lease_until)
  where state = 'PAUSE' and status = 'FATAL' and seq is not null;
create index operation_recent on operation (tenant, created_at desc);
create unique index operation_seq on operation (tenant, seq) where seq is not null;

-- A run of a step; a replay is another run. What its actions gave is in `batch`.
create table step_run (
  tenant integer not null,
  operation_id text collate "C" not null,
  step integer not null,
  run integer not null,
  name text not null,
  status text not null,
  -- counts by status: UNKNOWN, STARTED, ALREADY_EXECUTED, OK, WARNING, KO, FATAL
  meter bigint[] not null default '{0,0,0,0,0,0,0}',
  -- items of each level, once counted
  levels bigint[],
  elements_to_process bigint,
  elements_processed bigint not null default 0,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant, operation_id, step, run)
);

-- A batch that is done, with the outcomes of its actions (for a REF step: of the actions done so far).
create table batch (
  tenant integer not null,
  operation_id text collate "C" not null,
  step integer not null,
  run integer not null,
  level integer not null default 0,
  from_ordinal bigint not null,
  to_ordinal bigint not null,
  outcomes jsonb not null,
  primary key (tenant, operation_id, step, run, from_ordinal)
);

-- One row a tenant: the last sequence number given, and the last link of the chain of commits.
create table commit_chain (
  tenant integer primary key,
  seq bigint not null default 0,
  link text not null default ''
);

-- While a row matches an operation, RESUME runs one step only. Null matches all.
create table forced_pause (
  id integer generated always as identity primary key,
  type_proc text,
  tenant integer,
  unique nulls not distinct (type_proc, tenant)
);

-- Reading the archive at length (streams, scrolls), the log of accesses, and rules computed on units.

-- How many times a day a tenant was given all the results of a search.
create table stream_run (
  tenant integer not null,
  -- unit, objectgroup
  kind text not null,
  day date not null,
  runs integer not null,
  primary key (tenant, kind, day)
);

-- The results of a search that are read page after page: which rows, in which order, as they were when it was opened.
-- Unlogged: after a crash they are gone, and whoever reads starts again.
create unlogged table scroll (
  tenant integer not null,
  id text collate "C" not null,
  kind text not null,
  access_contract text not null,
  total bigint not null,
  expires_at timestamptz not null,
  primary key (tenant, id)
);
create index scroll_expiry on scroll (expires_at);

create unlogged table scroll_chunk (
  tenant integer not null,
  scroll text collate "C" not null,
  chunk integer not null,
  -- of units only
  shelves integer[],
  ids text[] collate "C" not null,
  primary key (tenant, scroll, chunk)
);

-- Each object given to a caller whose access contract asks for it.
create table access_log (
  tenant integer not null,
  accessed_at timestamptz not null,
  request_id text collate "C" not null,
  line jsonb not null,
  primary key (tenant, accessed_at, request_id)
);

-- The units whose inherited rules an operation computes, or whose computed rules it removes.
create table computed_rules_staged (
  tenant integer not null,
  operation_id text collate "C" not null,
  ordinal bigint not null,
  unit_id text collate "C" not null,
  -- null until computed, and of those that could not be
  computed jsonb,
  primary key (tenant, operation_id, ordinal)
) with (fillfactor = 60);

-- The new version of a unit, between the checks of its update and the commit.

create table unit_staged (
  tenant integer not null,
  operation_id text collate "C" not null,
  unit_id text collate "C" not null,
  -- the version that the new one was made from: the commit is refused when the unit has another
  expected_version integer not null,
  expected_atomic_version integer not null,
  before jsonb not null,
  document jsonb not null,
  primary key (tenant, operation_id)
);

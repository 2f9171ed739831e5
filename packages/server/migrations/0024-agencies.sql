-- A fonds is asked for by its originating agency (`#originating_agency`): without an index, every unit of the tenant was read
-- (a second and more at a million units). 1 microsecond and 7 bytes a unit, as the index on the operation of origin.
create index unit_sp on unit (tenant, sp);
-- Object groups through a contract of some agencies, as units have it since 0015.
create index object_group_sps on object_group using gin (sps);

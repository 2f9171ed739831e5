-- How much is said of what is above a unit: entries of `_graph` and `_uds`. A set of units that would say too much is
-- refused before it is written.
alter table graph_result add column weight bigint not null default 0;

-- The reply to a small deposit, between the end of its judgement and the offers: a file of the workspace costs three syncs
-- of folders and a file, and a row is durable with the final event.
alter table ingest_deposit add column reply text;
-- as it is: it is written once, read once at most, and goes
alter table ingest_deposit alter column reply set storage external;

-- Deposits that add to object groups of the archive, and persistent identifiers (ARK).

-- Of a group whose objects are added to one of the archive: `id` is that one's.
alter table ingest_group add column existing boolean not null default false;

-- Groups of the archive that a deposit changes: as they were when the new version was made from them, and that version.
create unlogged table ingest_changed_group (
  deposit bigint not null,
  id text collate "C" not null,
  version integer not null,
  atomic_version integer not null,
  strategy text not null,
  -- what changed, line by line
  difference text not null,
  document jsonb not null,
  primary key (deposit, id)
);

-- Items of a deposit of which something was made that a later step needs. After a crash of PostgreSQL the rows made and
-- these are gone together: what is missing is made again.
create unlogged table ingest_made (
  deposit bigint not null,
  part text not null,
  first integer not null,
  last integer not null,
  primary key (deposit, part, first)
);

-- The check character of an identifier (NOID, “Check Digit Algorithm”): each character's rank in the alphabet times its
-- place, summed, modulo 29. It shows one wrong character, or two that changed places.
create function noid_check_character(identifier text) returns text
language sql immutable parallel safe as $$
  select substr('0123456789bcdfghjkmnpqrstvwxz', 1 + (
      sum(greatest(position(c in '0123456789bcdfghjkmnpqrstvwxz') - 1, 0) * place) % 29)::integer, 1)
  from string_to_table(identifier, null) with ordinality as characters (c, place)
$$;

-- The name of an item under a naming authority: eleven characters drawn from the item's id, and the check character. No
-- vowel, hence no word. 12,200,509,765,705,829 is 29 to the eleventh.
create function persistent_name(authority text, item text) returns text
language sql immutable parallel safe as $$
  select name || noid_check_character(authority || '/' || name) from (
    select string_agg(
      substr('0123456789bcdfghjkmnpqrstvwxz', 1 + (n / (29::numeric ^ k)::bigint % 29)::integer, 1), '' order by k) name
    from (select ('x' || left(encode(sha256(convert_to(item, 'UTF8')), 'hex'), 15))::bit(60)::bigint
            % 12200509765705829 n) drawn, generate_series(0, 10) k) named
$$;

-- Persistent identifiers that were assigned here, and those of anything that was removed: none is assigned twice, and
-- whoever asks for one that is gone is told so.
create table persistent_identifier (
  tenant integer not null,
  identifier text collate "C" not null,
  kind text not null check (kind in ('unit', 'object')),
  item_id text collate "C" not null,
  -- by this archive, for the policy of a management contract; the others came with a manifest
  assigned boolean not null,
  -- the operation that removed the item, and when
  purged_by text collate "C",
  purged_at timestamp,
  primary key (tenant, identifier, item_id)
);
create unique index persistent_identifier_assigned on persistent_identifier (tenant, identifier) where assigned;

-- What comes to a transaction of the pre-deposit in bulk: trees of files, files of descriptions.

-- The bytes of all the files of a tree are one after the other in one file of their folder.
alter table collect_binary add column byte_offset bigint not null default 0;

-- What a tree holds while it is read: it becomes units, groups and objects at once, or goes with its folder. Not logged:
-- after a crash of the database nobody is reading any more. A path may be longer than what an index takes: its digest
-- is the key.
create unlogged table collect_tree_entry (
  tenant integer not null,
  folder text collate "C" not null,
  path_key text collate "C" not null,
  parent_key text collate "C",
  path text not null,
  level integer not null,
  is_folder boolean not null,
  -- the name's bytes in hexadecimal, when they are not UTF-8 and the path is a guess
  written_as text,
  unit_id text collate "C" not null,
  group_id text collate "C",
  object_id text collate "C",
  -- of a file, in the zip
  ordinal integer,
  byte_offset bigint,
  stored_size bigint,
  size bigint,
  compressed boolean,
  crc32 bigint,
  -- of a file, once read: where it is among the bytes of the tree, and what it is
  placed_at bigint,
  sha512 text collate "C",
  format jsonb,
  primary key (tenant, folder, path_key),
  foreign key (tenant, folder) references collect_folder (tenant, id) on delete cascade
);
create index collect_tree_entry_offset on collect_tree_entry (tenant, folder, byte_offset) where not is_folder;
create index collect_tree_entry_level on collect_tree_entry (tenant, folder, level);

-- The lines of a file of descriptions while they are read: all are applied, or none.
create unlogged table collect_description (
  tenant integer not null,
  folder text collate "C" not null,
  line integer not null,
  path text not null,
  -- fields of the unit's stored document, each in the place of the one that is there
  fields jsonb not null,
  -- the unit that has this path, and how many have it
  unit_id text collate "C",
  matches integer not null default 0,
  primary key (tenant, folder, line),
  foreign key (tenant, folder) references collect_folder (tenant, id) on delete cascade
);
create index collect_description_unit on collect_description (tenant, folder, unit_id);

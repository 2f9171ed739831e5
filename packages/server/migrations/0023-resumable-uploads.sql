-- Packages that come in several pieces: where each stands, and what is to be done with it once it is whole. Its bytes are in
-- the workspace. Nothing of it is an archive yet: it is not on the offers.

create table resumable_upload (
  -- also the id of the operation that the package becomes
  id text collate "C" primary key,
  tenant integer not null,
  -- the person who is signed in, else the context of the application
  owner text not null,
  workflow text not null,
  -- how the deposit was asked for: first action, file's name, digest of the manifest
  deposit jsonb not null,
  byte_length bigint not null,
  sha512 text,
  -- what the disk has of it: never more than that is told
  received bigint not null default 0,
  -- the connection that writes, while its lease lasts
  writer text,
  writer_until timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  completed_at timestamptz
);
create index resumable_upload_tenant on resumable_upload (tenant);
create index resumable_upload_expiry on resumable_upload (expires_at);

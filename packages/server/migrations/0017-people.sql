-- People, their groups and sessions; revocation lists and personal certificates; tenants' usage.
-- None of it is an archive: identities are not on the offers.

create table person (
  id text collate "C" primary key,
  -- in lower case; null once erased
  login text unique,
  name text not null default '',
  email text,
  language text,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'ERASED')),
  -- 'local', or the id of the provider that signs them in; subject is what it calls them, once known
  provider text not null default 'local',
  subject text,
  -- argon2id, in the PHC string format
  password_hash text,
  -- one-time: must be changed at the first sign-in, and is worth nothing after this date
  password_expires_at timestamptz,
  created_at timestamptz not null default now(),
  last_sign_in_at timestamptz,
  unique (provider, subject)
);

create sequence person_number;

create table person_group (
  id text collate "C" primary key,
  name text not null unique,
  description text,
  grants jsonb not null default '[]',
  external_names text[] not null default '{}',
  created_at timestamptz not null default now()
);

create sequence person_group_number;

create table person_group_member (
  person_id text collate "C" not null references person (id) on delete cascade,
  group_id text collate "C" not null references person_group (id) on delete cascade,
  primary key (person_id, group_id)
);
create index person_group_member_group on person_group_member (group_id);

-- The cookie itself is kept nowhere: its SHA-256 is.
create table session (
  token_digest bytea primary key,
  id text collate "C" not null unique,
  csrf_token text not null,
  person_id text collate "C" not null references person (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  user_agent text
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);

-- A sign-in begun at an OpenID Connect provider and not come back yet.
create table openid_attempt (
  state_digest bytea primary key,
  provider text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  expires_at timestamptz not null
);

-- Failed sign-ins, by login and by address.
create table sign_in_failure (
  subject text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

-- What people did and were refused, until an operation of the administration tenant journals it.
create table people_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  type text not null,
  outcome text not null,
  person_id text collate "C",
  actor_id text collate "C",
  address text,
  detail jsonb not null default '{}',
  operation_id text collate "C"
);
create index people_event_unjournalled on people_event (id) where operation_id is null;
create index people_event_person on people_event (person_id, id desc);

alter table application_certificate add column revoked_at timestamptz;

create table personal_certificate (
  fingerprint_sha256 text primary key,
  certificate bytea not null,
  subject_dn text not null,
  issuer_dn text not null,
  serial_number text not null,
  status text not null default 'VALID',
  expires_at timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);

-- The last revocation list imported of each authority.
create table revocation_list (
  issuer_dn text primary key,
  crl bytea not null,
  this_update timestamptz not null,
  next_update timestamptz,
  revoked integer not null,
  imported_at timestamptz not null default now()
);

alter table tenant add column quota jsonb not null default '{}';

-- Folders of an erased tenant that are still to be removed from offers, one at a time.
create table tenant_erasure (
  tenant integer not null,
  offer text not null,
  operation_id text collate "C" not null,
  removed_at timestamptz,
  primary key (tenant, offer)
);

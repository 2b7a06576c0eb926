-- People, how they sign in, and their sessions.

create table person (
  id uuid primary key default uuidv7(),
  name text not null check (name <> '' and length(name) <= 200),
  -- Lower-case. Null for someone a mesa registered who has no e-mail.
  email text unique check (email = lower(email) and length(email) <= 254),
  language text not null,
  -- IANA zone; null until the person says so.
  zone text,
  -- Self-described, voluntary: a key of the charter's list, null while not asked or not answered.
  gender text,
  -- Made up for the example cycle; said so wherever the person is shown.
  example boolean not null default false,
  created_at timestamptz not null
);

-- A link sent by e-mail. Only the digest of its secret is kept; used once.
create table sign_in_link (
  digest bytea primary key,
  email text not null,
  return_to text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_email on sign_in_link (email, created_at);
create index sign_in_link_expires on sign_in_link (expires_at);

create table session (
  digest bytea primary key,
  person_id uuid not null references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- When this session passed a second factor (a passkey counts as both).
  second_factor_at timestamptz
);
create index session_person on session (person_id);
create index session_expires on session (expires_at);

create table passkey (
  credential_id text primary key,
  person_id uuid not null references person,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_person on passkey (person_id);

-- A challenge waiting for its answer, sign-in or registration; short-lived.
create table passkey_challenge (
  digest bytea primary key,
  challenge text not null,
  person_id uuid references person,
  expires_at timestamptz not null
);

-- Codes from an authenticator (RFC 6238). Only a confirmed secret counts.
create table authenticator (
  person_id uuid primary key references person,
  secret text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  -- The last time step accepted: a code works once.
  last_step bigint not null default 0
);

create table recovery_code (
  person_id uuid not null references person,
  digest bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (person_id, digest)
);

-- Tries within a window, for doors that must not be knocked on without end.
create unlogged table attempt (
  key text not null,
  at timestamptz not null
);
create index attempt_key on attempt (key, at);

create table mail_message (
  id uuid primary key default uuidv7(),
  recipient text not null,
  language text not null,
  subject text not null,
  text text not null,
  html text not null,
  queued_at timestamptz not null
);
create index mail_message_queued on mail_message (queued_at desc);

-- What became of a message: handed over to the mail server, or why not.
create table mail_delivery (
  message_id uuid not null references mail_message,
  at timestamptz not null,
  outcome text not null check (outcome in ('sent', 'deferred', 'failed')),
  detail text,
  primary key (message_id, at)
);

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

-- The person asked to be forgotten: what is left of the row is what other rows refer to.
create table person_erasure (
  person_id uuid primary key references person,
  at timestamptz not null,
  -- The person, or the office holder who did it for them.
  by uuid not null references person
);

-- A link sent by e-mail. Only the digest of its secret is kept; used once.
create table sign_in_link (
  digest bytea primary key,
  -- Null where nobody here has the address it was asked for: written all the same, so that both take equally long.
  person_id uuid references person,
  return_to text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_person on sign_in_link (person_id);
create index sign_in_link_expires on sign_in_link (expires_at);

-- A new address waits here until its own link is followed.
create table email_change (
  digest bytea primary key,
  person_id uuid not null references person,
  email text not null check (email = lower(email) and length(email) <= 254),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index email_change_person on email_change (person_id);
create index email_change_expires on email_change (expires_at);

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
create index passkey_challenge_expires on passkey_challenge (expires_at);

-- Codes from an authenticator (RFC 6238). Only a confirmed secret counts; one waits beside it while a phone is changed.
create table authenticator (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  secret text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  -- The last time step accepted: a code works once.
  last_step bigint not null default 0
);
create unique index authenticator_confirmed on authenticator (person_id) where confirmed_at is not null;
create unique index authenticator_waiting on authenticator (person_id) where confirmed_at is null;

create table recovery_code (
  person_id uuid not null references person,
  digest bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (person_id, digest)
);

-- Somebody lost their second step and its recovery codes: an office holder, or the operator at the console (null),
-- took it away, so that they can set up another.
create table factor_reset (
  person_id uuid not null references person,
  at timestamptz not null,
  by uuid references person,
  primary key (person_id, at)
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
create index mail_message_recipient on mail_message (recipient);

-- What became of a message: handed over to the mail server, or why not.
create table mail_delivery (
  message_id uuid not null references mail_message,
  at timestamptz not null,
  outcome text not null check (outcome in ('sent', 'deferred', 'failed')),
  detail text,
  primary key (message_id, at)
);

-- What tells of visits, not of content: no page that is kept for everyone reads it.
comment on table sign_in_link is 'unwatched: written at every sign-in, read by no kept page';
comment on table email_change is 'unwatched: read by no kept page';
comment on table session is 'unwatched: written at every sign-in, read by no kept page';
comment on table passkey is 'unwatched: written at every use, read by no kept page';
comment on table passkey_challenge is 'unwatched: written at every use, read by no kept page';
comment on table authenticator is 'unwatched: written at every use, read by no kept page';
comment on table recovery_code is 'unwatched: read by no kept page';
comment on table factor_reset is 'unwatched: read by no kept page';
comment on table attempt is 'unwatched: written at every try, read by no kept page';
comment on table mail_delivery is 'unwatched: read by no kept page';

-- Roles are mandates: a person holds an office of a body, from a moment to a moment, by a source that can be named.

create extension if not exists btree_gist;

create table mandate (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  -- A key of the charter's offices.
  office text not null,
  -- `mechanism`, `mesa:1`, `liaison`, `working-group`, `organization:<uuid>`, `theme:<uuid>`.
  body text not null check (body ~ '^(mechanism|liaison|working-group|mesa:[0-9]+|(organization|theme):[0-9a-f-]{36})$'),
  -- For which organization or agency the person holds it, in words; the organization's row where it is a member.
  organization_id uuid,
  on_behalf_of text,
  starts_at timestamptz not null,
  -- The end of the term; 'infinity' where the charter sets none.
  ends_at timestamptz not null,
  -- How it came about: {"kind": "election" | "appointment" | …, "text": {"es": …}}.
  source jsonb not null,
  granted_by uuid references person,
  granted_at timestamptz not null,
  -- The sending of the form it was given by; null where it came with another act.
  once uuid unique,
  check (starts_at < ends_at)
);

-- A mandate that ended before its term: cut short, never rewritten. One ended before it began never held.
create table mandate_end (
  mandate_id uuid primary key references mandate,
  at timestamptz not null,
  by uuid references person,
  cause text not null,
  recorded_at timestamptz not null
);

create index mandate_person on mandate (person_id);
create index mandate_body on mandate (body, office, starts_at);
create index mandate_organization on mandate (organization_id);

-- The code printed on the console at the first start: who reads it may set the mechanism up, once.
create table set_up_code (
  digest bytea primary key,
  created_at timestamptz not null,
  used_at timestamptz
);
comment on table set_up_code is 'unwatched: no public page reads it';

-- Someone is asked to represent an organization: the mandate begins when they accept by the link in their letter.
create table representative_invitation (
  id uuid primary key default uuidv7(),
  digest bytea not null unique,
  organization_id uuid not null references organization,
  -- Which of the offices that an organization fills.
  slot int not null check (slot >= 0),
  -- As whoever asks gave them.
  name text not null check (name <> '' and length(name) <= 200),
  email text not null check (email = lower(email)),
  gender text,
  language text not null,
  -- In whose name it is asked, and the mandate is given.
  invited_by uuid not null references person,
  office text not null,
  body text not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  -- Accepted where there is a mandate, declined where there is none.
  answered_at timestamptz,
  mandate_id uuid references mandate,
  check (mandate_id is null or answered_at is not null)
);
create unique index representative_invitation_waiting on representative_invitation (organization_id, slot)
  where answered_at is null;
create index representative_invitation_organization on representative_invitation (organization_id);
create index representative_invitation_email on representative_invitation (email);
comment on table representative_invitation is 'unwatched: read by no kept page';

-- A member's new address, until the link in its letter is opened: the one before stands.
create table organization_email_change (
  digest bytea primary key,
  organization_id uuid not null references organization,
  email text not null check (email = lower(email)),
  -- In which both addresses are written to.
  language text not null,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index organization_email_change_organization on organization_email_change (organization_id);
comment on table organization_email_change is 'unwatched: read by no kept page';

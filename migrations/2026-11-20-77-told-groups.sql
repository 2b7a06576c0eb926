-- Whoever filled in the form of a group without e-mail tells it each answer: when that was done, and by whom.
create table application_telling (
  application_id uuid not null references application,
  by uuid not null references person,
  at timestamptz not null,
  primary key (application_id, at)
);
comment on table application_telling is 'unwatched: read by no kept page';

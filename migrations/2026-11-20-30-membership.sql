-- Organizations, how they join, and in which mesas they take part.

create table organization (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> '' and length(name) <= 200),
  acronym text check (length(acronym) <= 40),
  -- One of the charter's stakeholder groups.
  stakeholder_group text not null,
  -- ISO 3166-1 alpha-2.
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  cities text[] not null default '{}',
  website text,
  -- Where the organization itself is reached; null for a group without e-mail, which its mesa reaches.
  email text check (email = lower(email)),
  about text check (length(about) <= 2000),
  -- Listed by name in the public directory: only with the organization's consent.
  listed_since timestamptz,
  example boolean not null default false,
  created_at timestamptz not null
);
create index organization_name on organization (fold(name));
create index organization_country on organization (country);
create index organization_group on organization (stakeholder_group);
create index organization_email on organization (email);

-- Names by which an organization was known before: recognised as duplicates, found in reports.
create table former_name (
  organization_id uuid not null references organization,
  name text not null,
  until timestamptz not null,
  primary key (organization_id, name)
);

create table organization_objective (
  organization_id uuid not null references organization,
  objective int not null check (objective > 0),
  primary key (organization_id, objective)
);

alter table mandate add foreign key (organization_id) references organization;

-- A request to join: written step by step, kept from the first step on.
create table application (
  id uuid primary key default uuidv7(),
  -- What has been filled in so far, by form field; emptied of what nobody needs once all is decided.
  draft jsonb not null default '{}' check (jsonb_typeof(draft) = 'object'),
  language text not null,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  -- The mesa that fills it in for a group without e-mail, and who does.
  assisted_mesa int,
  assisted_by uuid references person,
  check ((assisted_mesa is null) = (assisted_by is null))
);
create index application_saved on application (saved_at);

-- Secrets in addresses that open an application: the browser's in which it was begun, and one in each letter about it.
create table application_link (
  digest bytea primary key,
  application_id uuid not null references application on delete cascade,
  created_at timestamptz not null,
  -- Where the letter with it went; null for a link that was not mailed.
  mailed_to text
);
create index application_link_application on application_link (application_id);

-- Sent for review. The draft is frozen from here on; the organization is made at the first admission.
create table application_submission (
  application_id uuid primary key references application on delete cascade,
  at timestamptz not null,
  name text not null,
  email text check (email = lower(email)),
  country char(2) not null,
  organization_id uuid references organization
);
create index application_submission_at on application_submission (at);
create index application_submission_organization on application_submission (organization_id);

-- A link that confirms an address; one for another address than the submission's confirms nothing.
create table application_confirmation_link (
  digest bytea primary key,
  application_id uuid not null references application_submission on delete cascade,
  email text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null
);
create index application_confirmation_link_application on application_confirmation_link (application_id);

-- The e-mail address was confirmed by its link.
create table application_confirmation (
  application_id uuid primary key references application_submission,
  at timestamptz not null
);

-- The mesas an application was sent to: each decides for itself.
create table application_mesa (
  application_id uuid not null references application_submission on delete cascade,
  mesa int not null,
  primary key (application_id, mesa)
);
create index application_mesa_mesa on application_mesa (mesa);

create table application_decision (
  application_id uuid not null,
  mesa int not null,
  outcome text not null check (outcome in ('admitted', 'refused')),
  -- One of the charter's refusal reasons, with words of one's own.
  reason text,
  explanation text,
  by uuid not null references person,
  at timestamptz not null,
  primary key (application_id, mesa),
  foreign key (application_id, mesa) references application_mesa,
  check ((outcome = 'refused') = (reason is not null)),
  check (outcome = 'admitted' or explanation <> '')
);

-- An applicant objects to a refusal; the liaison table decides, by someone who did not refuse.
create table objection (
  application_id uuid not null,
  mesa int not null,
  text text not null check (text <> '' and length(text) <= 3000),
  at timestamptz not null,
  primary key (application_id, mesa),
  foreign key (application_id, mesa) references application_decision
);
create table objection_decision (
  application_id uuid not null,
  mesa int not null,
  outcome text not null check (outcome in ('upheld', 'rejected')),
  explanation text not null check (explanation <> ''),
  by uuid not null references person,
  at timestamptz not null,
  primary key (application_id, mesa),
  foreign key (application_id, mesa) references objection
);

-- An organization takes part in a mesa.
create table membership (
  id uuid primary key default uuidv7(),
  organization_id uuid not null references organization,
  mesa int not null,
  since timestamptz not null,
  -- How: an application, an objection upheld, a member's own choice of a further mesa, an import, the founding list.
  source text not null check (source in ('application', 'objection', 'own-choice', 'import', 'example')),
  admitted_by uuid references person
);
create table membership_end (
  membership_id uuid primary key references membership,
  at timestamptz not null,
  by uuid references person,
  cause text not null
);
create index membership_mesa on membership (mesa, organization_id);
create index membership_organization on membership (organization_id);

-- Consents as they were given, in the words of a charter's version.
create table consent (
  id uuid primary key default uuidv7(),
  organization_id uuid references organization,
  application_id uuid references application on delete cascade,
  person_id uuid references person,
  kind text not null,
  charter_version text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  check (num_nonnulls(organization_id, application_id, person_id) >= 1)
);
create index consent_organization on consent (organization_id);
create index consent_application on consent (application_id);

-- A member list on its way in: read, matched, previewed; members only once someone confirms it whole.
create table member_import (
  id uuid primary key default uuidv7(),
  by uuid not null references person,
  at timestamptz not null,
  filename text not null,
  -- Headings and rows as they came; emptied once it is done.
  content jsonb not null,
  -- What each column holds, what all rows share, which likenesses become members all the same.
  matching jsonb not null,
  once uuid not null unique
);
create index member_import_at on member_import (at);
create table member_import_completion (
  import_id uuid primary key references member_import,
  by uuid not null references person,
  at timestamptz not null,
  imported int not null check (imported >= 0),
  -- Lines that resemble a member and were left out.
  skipped int not null check (skipped >= 0),
  refused int not null check (refused >= 0),
  -- The refused lines with their reasons, to be corrected and brought in again; emptied after some weeks.
  report jsonb not null
);

-- What is under way, not what holds: no page that is kept for everyone reads it.
comment on table application is 'unwatched: saved at every step, read by no kept page';
comment on table application_link is 'unwatched: read by no kept page';
comment on table application_confirmation_link is 'unwatched: read by no kept page';
comment on table application_submission is 'unwatched: read by no kept page';
comment on table application_confirmation is 'unwatched: read by no kept page';
comment on table application_mesa is 'unwatched: read by no kept page';
comment on table application_decision is 'unwatched: read by no kept page';
comment on table objection is 'unwatched: read by no kept page';
comment on table objection_decision is 'unwatched: read by no kept page';
comment on table member_import is 'unwatched: read by no kept page';
comment on table member_import_completion is 'unwatched: read by no kept page';

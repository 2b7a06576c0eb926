-- The Conversatorio: convening, panels, invitations, the door, attendance, rapporteurs' notes.

create table dialogue (
  id uuid primary key default uuidv7(),
  -- The address: `2023`.
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title texts not null,
  summary texts not null,
  held_on date not null,
  -- Where the people in the room meet; null when there is only the online room.
  venue texts,
  charter_version text not null,
  example boolean not null default false,
  once uuid not null unique,
  created_by uuid references person,
  created_at timestamptz not null
);
create index dialogue_held on dialogue (held_on desc);

-- Announced: from here on it is on the public site and people can be invited.
create table dialogue_convening (
  dialogue_id uuid primary key references dialogue,
  by uuid references person,
  at timestamptz not null
);

create table theme (
  id uuid primary key default uuidv7(),
  dialogue_id uuid not null references dialogue,
  n int not null check (n > 0),
  title texts not null,
  introduction texts not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  once uuid unique,
  unique (dialogue_id, n) deferrable initially deferred,
  check (starts_at < ends_at)
);
create table theme_objective (
  theme_id uuid not null references theme,
  objective int not null,
  primary key (theme_id, objective)
);
create table guiding_question (
  id uuid primary key default uuidv7(),
  theme_id uuid not null references theme,
  n int not null check (n > 0),
  text texts not null,
  once uuid unique,
  unique (theme_id, n) deferrable initially deferred
);
-- How long a part of the charter's order lasts in this theme; the talks last what the charter says.
create table agenda_part (
  theme_id uuid not null references theme,
  part text not null,
  minutes int not null check (minutes between 0 and 600),
  primary key (theme_id, part)
);

-- What was changed after it was announced: people may have planned by what it said before.
create table dialogue_change (
  id uuid primary key default uuidv7(),
  dialogue_id uuid not null references dialogue,
  -- Null: the title, the day or the place of the whole.
  theme_id uuid references theme,
  by uuid references person,
  at timestamptz not null
);
create index dialogue_change_dialogue on dialogue_change (dialogue_id, at);

-- The room people are brought to. Its address or secret never leaves the server but signed, for one person.
create table theme_room (
  theme_id uuid primary key references theme,
  kind text not null check (kind in ('external', 'jitsi', 'bigbluebutton')),
  -- external: {url}; jitsi: {url, appId, secret, room}; bigbluebutton: {url, secret, meetingId}.
  settings jsonb not null,
  opens_minutes int not null default 15 check (opens_minutes between 0 and 240),
  set_by uuid references person,
  set_at timestamptz not null
);

-- Where the interpretation into a language is heard: a channel of the room, or a link of its own.
create table interpretation_channel (
  theme_id uuid not null references theme,
  language text not null,
  label text not null,
  url text,
  primary key (theme_id, language)
);

-- Who speaks. The plan and what took place are both kept: in 2023 they differed.
create table panel_seat (
  id uuid primary key default uuidv7(),
  theme_id uuid not null references theme,
  stage text not null check (stage in ('planned', 'held')),
  position int not null check (position > 0),
  sector text not null,
  institution text not null check (institution <> ''),
  organization_id uuid references organization,
  -- Null in the public record of a past dialogue that named institutions only.
  person_name text,
  gender text,
  country char(2) not null,
  once uuid unique,
  unique (theme_id, stage, position) deferrable initially deferred
);
create index panel_seat_theme on panel_seat (theme_id, stage, position);

-- From its first publication on a panel is on the public site; every change of it from there on is another.
create table panel_publication (
  id uuid primary key default uuidv7(),
  theme_id uuid not null references theme,
  stage text not null check (stage in ('planned', 'held')),
  -- Rules of the charter that the panel did not meet then.
  exceptions text[] not null default '{}',
  by uuid references person,
  at timestamptz not null
);
create index panel_publication_theme on panel_publication (theme_id, stage, at);

-- Until when seats are confirmed: the last row counts. Without one, until the dialogue is over.
create table answer_deadline (
  id uuid primary key default uuidv7(),
  dialogue_id uuid not null references dialogue,
  closes_at timestamptz not null,
  by uuid references person,
  at timestamptz not null
);
create index answer_deadline_dialogue on answer_deadline (dialogue_id, at);

-- A list of people to invite on its way in: nobody is invited before it is confirmed.
create table invitation_import (
  id uuid primary key default uuidv7(),
  dialogue_id uuid not null references dialogue,
  list text not null,
  language text not null,
  filename text,
  -- Headings and rows as they came; emptied once it is done or given up: they hold what nobody needs any more.
  content jsonb not null,
  by uuid not null references person,
  at timestamptz not null,
  once uuid not null unique
);
create index invitation_import_at on invitation_import (at);
create table invitation_import_completion (
  import_id uuid primary key references invitation_import,
  by uuid not null references person,
  at timestamptz not null,
  invited int not null,
  known int not null,
  refused int not null
);

-- Someone is asked to come: bound to an address, with links of their own.
create table invitation (
  id uuid primary key default uuidv7(),
  dialogue_id uuid not null references dialogue,
  -- The list they came by: `members`, `governments`, a mesa …, in words.
  list text not null check (list <> ''),
  email text not null check (email = lower(email)),
  name text not null check (name <> ''),
  institution text not null,
  organization_id uuid references organization,
  country char(2) not null,
  sector text not null,
  gender text,
  language text not null,
  -- Named by the person whose seat it was.
  substitute_for uuid references invitation,
  import_id uuid references invitation_import,
  invited_by uuid references person,
  invited_at timestamptz not null,
  once uuid unique
);
create index invitation_dialogue on invitation (dialogue_id, invited_at);
create index invitation_email on invitation (email, dialogue_id);
create unique index invitation_substitute on invitation (substitute_for);

-- Secrets in addresses that open an invitation, one in each letter about it: only their digests are kept.
create table invitation_link (
  digest bytea primary key,
  invitation_id uuid not null references invitation,
  created_at timestamptz not null
);
create index invitation_link_invitation on invitation_link (invitation_id);
comment on table invitation_link is 'unwatched: no public page reads it';

-- No more than one invitation at a time is open for an address; a revoked or substituted one is over.
create table invitation_end (
  invitation_id uuid primary key references invitation,
  cause text not null check (cause in ('revoked', 'substituted')),
  by uuid references person,
  at timestamptz not null
);
create table invitation_answer (
  id uuid primary key default uuidv7(),
  invitation_id uuid not null references invitation,
  at timestamptz not null,
  answer text not null check (answer in ('confirmed', 'declined', 'withdrawn')),
  attends text check (attends in ('online', 'in-person'))
);
create index invitation_answer_invitation on invitation_answer (invitation_id, at);
create table invitation_reminder (
  invitation_id uuid not null references invitation,
  at timestamptz not null,
  -- Null: by itself, on its day.
  by uuid references person,
  primary key (invitation_id, at)
);

-- Those who were invited before were told what changed in the dialogue until then.
create table invitation_notice (
  id uuid primary key default uuidv7(),
  dialogue_id uuid not null references dialogue,
  by uuid references person,
  at timestamptz not null
);
create index invitation_notice_dialogue on invitation_notice (dialogue_id, at);

-- A confirmed seat. The database holds one per e-mail address and dialogue (concept note of 8 August 2023).
create table seat (
  id uuid primary key default uuidv7(),
  dialogue_id uuid not null references dialogue,
  invitation_id uuid not null references invitation,
  email text not null,
  attends text not null check (attends in ('online', 'in-person')),
  interpretation text,
  -- Self-described, voluntary; goes before what the list of invitations said.
  gender text,
  -- What the person asks for to be able to take part; forgotten some weeks after the dialogue.
  needs text check (length(needs) <= 1000),
  confirmed_at timestamptz not null,
  released_at timestamptz
);
create unique index seat_one_per_address on seat (dialogue_id, email) where released_at is null;
create unique index seat_one_per_invitation on seat (invitation_id) where released_at is null;

-- Inside the room now: one live seat per person; moving it to another device ends the other.
create table room_entry (
  id uuid primary key default uuidv7(),
  seat_id uuid not null references seat,
  theme_id uuid not null references theme,
  -- What tells the browser that entered from another: the digest of its cookie.
  device bytea not null,
  entered_at timestamptz not null,
  left_at timestamptz
);
create unique index room_entry_one_inside on room_entry (seat_id) where left_at is null;
create index room_entry_theme on room_entry (theme_id);
comment on table room_entry is 'unwatched: no public page reads it';

-- Who took part in a theme: one row a person, whichever way it was learnt.
create table attendance (
  id uuid primary key default uuidv7(),
  theme_id uuid not null references theme,
  seat_id uuid references seat,
  -- Of those who came without a seat: the host wrote them down.
  name text,
  institution text,
  country char(2) not null,
  sector text not null,
  gender text,
  mode text not null check (mode in ('online', 'in-person')),
  role text not null default 'participant' check (role in ('participant', 'panellist', 'host')),
  source text not null check (source in ('door', 'host', 'import', 'example')),
  minutes int check (minutes >= 0),
  noted_by uuid references person,
  noted_at timestamptz not null,
  once uuid unique
);
create unique index attendance_seat on attendance (theme_id, seat_id) where seat_id is not null;
create index attendance_theme on attendance (theme_id);

-- A participant report of a meeting service on its way in.
create table attendance_import (
  id uuid primary key default uuidv7(),
  theme_id uuid not null references theme,
  by uuid not null references person,
  at timestamptz not null,
  filename text not null,
  -- The rows of the file, and the zone of its clock; emptied once it is done or given up.
  content jsonb not null,
  once uuid not null unique
);
create index attendance_import_at on attendance_import (at);
-- Whose a row of the report is, where neither its address nor its name tells: the last row counts.
create table attendance_import_resolution (
  id uuid primary key default uuidv7(),
  import_id uuid not null references attendance_import,
  -- The same for the same person in every report.
  key text not null,
  outcome text not null check (outcome in ('seat', 'added', 'left-out')),
  seat_id uuid references seat,
  -- Of someone who took part without a seat.
  name text,
  institution text,
  country char(2),
  sector text,
  gender text,
  by uuid not null references person,
  at timestamptz not null,
  check ((outcome = 'seat') = (seat_id is not null)),
  check ((outcome = 'added') = (name is not null and country is not null and sector is not null))
);
create index attendance_import_resolution_import on attendance_import_resolution (import_id, key, at);
create table attendance_import_completion (
  import_id uuid primary key references attendance_import,
  by uuid not null references person,
  at timestamptz not null,
  added int not null,
  matched int not null,
  left_out int not null
);

-- A rapporteur's bullet. It says what was said, never who said it: there is no column for that.
create table note (
  id uuid primary key default uuidv7(),
  theme_id uuid not null references theme,
  -- Made by the writer's device: sent twice after a lost connection, it is one note.
  once uuid not null unique,
  created_at timestamptz not null
);
create index note_theme on note (theme_id, created_at);

-- Every wording is kept; the last version is the note. Two writers on one version: the second is told.
create table note_version (
  note_id uuid not null references note,
  version int not null check (version > 0),
  -- Null: of the theme as a whole.
  guiding_question_id uuid references guiding_question,
  kind text not null,
  text text not null check (text <> '' and length(text) <= 2000),
  language text not null,
  objectives int[] not null default '{}',
  principles text[] not null default '{}',
  by uuid not null references person,
  at timestamptz not null,
  once uuid unique,
  primary key (note_id, version)
);
create index note_version_question on note_version (guiding_question_id);
create table note_withdrawal (
  note_id uuid primary key references note,
  by uuid not null references person,
  at timestamptz not null
);

-- The results report: from notes to a text that names nobody, released by two persons, published for good.

create table report (
  id uuid primary key default uuidv7(),
  dialogue_id uuid not null unique references dialogue,
  created_by uuid references person,
  created_at timestamptz not null
);

-- What the report is called and says of itself. The last version counts.
create table report_heading (
  report_id uuid not null references report,
  version int not null check (version > 0),
  title texts not null,
  summary texts,
  -- The edition it was written for, and what that one corrects: said before it is released, null for the first.
  edition int not null check (edition > 0),
  correction texts,
  by uuid references person,
  at timestamptz not null,
  primary key (report_id, version),
  check (edition > 1 or correction is null)
);

-- A point, paragraph or recommendation of the report, in a section of the charter's.
create table report_item (
  id uuid primary key default uuidv7(),
  report_id uuid not null references report,
  -- Null where the section is the whole report's.
  theme_id uuid references theme,
  section text not null,
  position int not null,
  -- The sending of the form it was made by; null for those the report was begun with.
  once uuid unique,
  created_at timestamptz not null
);
create index report_item_report on report_item (report_id, section, theme_id, position);

-- Every wording is kept; the last version is the item. Two writers on one version: neither is lost.
create table report_item_version (
  item_id uuid not null references report_item,
  version int not null check (version > 0),
  form text not null check (form in ('point', 'paragraph', 'heading')),
  -- {es: …, en: …}: what is not translated yet is not there.
  text texts not null,
  objectives int[] not null default '{}',
  by uuid references person,
  at timestamptz not null,
  primary key (item_id, version)
);
create table report_item_removal (
  item_id uuid primary key references report_item,
  by uuid references person,
  at timestamptz not null
);

-- The notes an item was written from: the thread from what was said to what is published.
create table report_item_note (
  item_id uuid not null references report_item,
  note_id uuid not null references note,
  primary key (item_id, note_id)
);
create index report_item_note_note on report_item_note (note_id);

-- Institutions of governments known to the system, which may be named when they present their own initiatives.
create table government_institution (
  id uuid primary key default uuidv7(),
  -- What it is called, by language: {es: …, en: …}.
  name texts not null,
  acronym text check (acronym <> ''),
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  added_by uuid references person,
  added_at timestamptz not null,
  unique (name, country)
);

-- A name found in the text was judged by a person. Bound to the wording: another wording is judged anew.
create table naming_resolution (
  id uuid primary key default uuidv7(),
  report_id uuid not null references report,
  -- SHA-256 of the text the name stands in, where in it, and what was found.
  text_hash bytea not null,
  starts int not null,
  ends int not null,
  entity text not null,
  matched text not null,
  resolution text not null check (resolution in ('not-a-name', 'government-initiative')),
  reason text not null check (reason <> ''),
  -- In whose name: an approval is a named one.
  by uuid not null references person,
  office text not null,
  body text not null,
  at timestamptz not null,
  -- Taken back: to be judged again.
  ended_by uuid references person,
  ended_at timestamptz,
  check (starts < ends)
);
create unique index naming_resolution_one_standing
  on naming_resolution (report_id, text_hash, starts, ends, entity) where ended_at is null;

-- One of the persons who release. Void as soon as the text changes: it is of the digest of the whole report.
create table report_release (
  report_id uuid not null references report,
  digest bytea not null,
  by uuid not null references person,
  office text not null,
  body text not null,
  at timestamptz not null,
  -- The sending of the form: pressed twice, it is released once.
  once uuid unique,
  primary key (report_id, digest, by)
);

create table report_publication (
  id uuid primary key default uuidv7(),
  report_id uuid not null references report,
  edition int not null check (edition > 0),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- SHA-256 of the canonical JSON (RFC 8785) of `content`: what was released.
  digest bytea not null,
  -- The whole published report, languages and numbers included.
  content jsonb not null,
  -- How it was checked that nobody is named: what was found, and who approved what, by office.
  checks jsonb not null,
  by uuid references person,
  at timestamptz not null,
  unique (report_id, edition),
  unique (slug, edition)
);
create table report_pdf (
  publication_id uuid not null references report_publication,
  language text not null,
  pdf bytea not null,
  sha256 bytea not null,
  primary key (publication_id, language)
);

-- Each recommendation keeps one address for good: `/recomendaciones/2023-t1-r1`. Text and objectives are those of the
-- last edition in which it stands; earlier ones stand in their publications.
create table recommendation (
  id uuid primary key default uuidv7(),
  slug text not null unique,
  code text not null,
  report_id uuid not null references report,
  theme_id uuid not null references theme,
  item_id uuid not null unique references report_item,
  objectives int[] not null,
  text texts not null,
  published_at timestamptz not null
);
create index recommendation_report on recommendation (report_id);
create index recommendation_objectives on recommendation using gin (objectives);
-- An edition left it out. Its address stays, and says so.
create table recommendation_withdrawal (
  recommendation_id uuid primary key references recommendation,
  publication_id uuid not null references report_publication
);

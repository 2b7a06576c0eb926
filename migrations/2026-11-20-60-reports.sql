-- The results report: from notes to a text that names nobody, released by two persons, published for good.

create table report (
  id uuid primary key default uuidv7(),
  dialogue_id uuid not null unique references dialogue,
  title texts not null,
  created_by uuid references person,
  created_at timestamptz not null
);

-- A bullet, paragraph or recommendation of the report, in a section of the charter's.
create table report_item (
  id uuid primary key default uuidv7(),
  report_id uuid not null references report,
  -- Null where the section is the whole report's.
  theme_id uuid references theme,
  section text not null,
  position int not null,
  objectives int[] not null default '{}',
  once uuid not null unique,
  created_at timestamptz not null
);
create index report_item_report on report_item (report_id, section, theme_id, position);

create table report_item_version (
  item_id uuid not null references report_item,
  version int not null check (version > 0),
  -- {es: …, en: …}
  text texts not null,
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
  name text not null,
  acronym text,
  country char(2) not null,
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
  by uuid references person,
  at timestamptz not null,
  unique (report_id, text_hash, starts, ends, entity)
);

-- One of the persons who release. Void as soon as the text changes: it is of the digest of the whole report.
create table report_release (
  report_id uuid not null references report,
  digest bytea not null,
  by uuid not null references person,
  office text not null,
  body text not null,
  at timestamptz not null,
  primary key (report_id, digest, by)
);

create table report_publication (
  id uuid primary key default uuidv7(),
  report_id uuid not null references report,
  edition int not null check (edition > 0),
  slug text not null,
  digest bytea not null,
  -- The whole published report as it was rendered from, languages and numbers included.
  content jsonb not null,
  -- Why there is a new edition; null for the first.
  correction texts,
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

-- Each recommendation keeps one address for good: `/recomendaciones/2023-t1-r1`.
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

-- The editions of its report that a dialogue knows of: with the first no more notes are taken and it is no longer called
-- off, and the last is where its report is read. Written when an edition is published.

create table dialogue_report (
  dialogue_id uuid not null references dialogue,
  edition int not null check (edition > 0),
  slug text not null,
  at timestamptz not null,
  primary key (dialogue_id, edition)
);

insert into dialogue_report (dialogue_id, edition, slug, at)
  select r.dialogue_id, p.edition, p.slug, p.at from report_publication p join report r on r.id = p.report_id;

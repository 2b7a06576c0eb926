-- How many took part, as an edition of the report tells it: with the first, the list of those who were there closes, and
-- nothing public is counted anew.

alter table dialogue_report
  -- [{n, participants, countries}]: a theme of which no figures are told is not there.
  add participation jsonb not null default '[]';
alter table dialogue_report alter participation drop default;

update dialogue_report d set participation = (
  select coalesce(jsonb_agg(jsonb_build_object('n', theme -> 'n', 'participants', theme #> '{numbers,participants}',
    'countries', theme #> '{numbers,countries}')), '[]')
  from report r join report_publication p on p.report_id = r.id and p.edition = d.edition,
    jsonb_array_elements(p.content -> 'themes') theme
  where r.dialogue_id = d.dialogue_id and theme #>> '{numbers,participants}' is not null);

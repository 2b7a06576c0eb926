-- A person's own page lists their candidacies, in whichever election.
create index candidacy_person on candidacy (person_id);

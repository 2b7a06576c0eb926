-- A by-election fills some seats of its contest, for the rest of the terms that were left: `[{office, until}]`, as it
-- stood when it was announced; null where all seats are filled for a whole term.
alter table election add column fills jsonb;

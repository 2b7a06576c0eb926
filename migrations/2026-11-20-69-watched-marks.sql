-- Whether their own organization has voted stands on people's own pages, which remember it until a mark is written. What is
-- told of then is the table's name, with neither row nor organization.
comment on table vote_mark is null;

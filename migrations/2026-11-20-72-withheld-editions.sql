-- An edition that should not have been read may be withheld once a corrected one is published: what it said is deleted,
-- that it was there, its digest and what the record says of it stay.

create table report_withholding (
  publication_id uuid primary key references report_publication,
  -- Why, in words that everyone reads.
  reason texts not null,
  by uuid not null references person,
  office text not null,
  body text not null,
  at timestamptz not null
);

-- Null: withheld.
alter table report_publication alter content drop not null;
alter table report_publication alter checks drop not null;
alter table report_publication add check ((content is null) = (checks is null));

-- A recommendation that is in no edition anyone can read any more: with the edition that had its last wording.
create table recommendation_withholding (
  recommendation_id uuid primary key references recommendation,
  publication_id uuid not null references report_withholding
);
alter table recommendation alter text drop not null;

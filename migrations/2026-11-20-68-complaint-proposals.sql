-- One overseer proposes to uphold a complaint, which annuls the election; another one confirms or rejects it.
create table election_complaint_proposal (
  complaint_id uuid primary key references election_complaint,
  explanation text not null,
  language text not null,
  by uuid not null references person,
  at timestamptz not null
);

-- Elections: from the call to the proclamation. Who voted and what was voted are kept apart, and neither says when.

create table election (
  id uuid primary key default uuidv7(),
  -- The address: `mesa-2-2027`.
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- Whose offices are filled: `mesa:2`.
  body text not null check (body ~ '^(mechanism|liaison|working-group|mesa:[0-9]+)$'),
  -- A key of the charter's contests, and the charter's rules as they stood.
  contest text not null,
  charter_version text not null,
  secrecy text not null check (secrecy in ('separated', 'blind')),
  -- Seats to be filled: fewer than the contest's offices in a by-election.
  seats int not null check (seats > 0),
  -- The day the mandates begin.
  term_from date not null,
  note texts,
  example boolean not null default false,
  once uuid not null unique,
  created_by uuid references person,
  created_at timestamptz not null
);
create index election_created on election (created_at desc);
create index election_body on election (body, created_at desc);

-- The calendar in force is the last one; an extension is a further row with its reason.
create table election_calendar (
  id uuid primary key default uuidv7(),
  election_id uuid not null references election,
  candidacies_until timestamptz not null,
  -- Until when an admission or refusal may be objected to; the list is published after it.
  objections_until timestamptz not null,
  voting_from timestamptz not null,
  voting_until timestamptz not null,
  complaints_until timestamptz not null,
  -- `set`, `changed`, `few-candidates`, `no-quorum`.
  cause text not null check (cause in ('set', 'changed', 'few-candidates', 'no-quorum')),
  by uuid references person,
  at timestamptz not null,
  check (candidacies_until <= objections_until and objections_until < voting_from
    and voting_from < voting_until and voting_until < complaints_until)
);
create index election_calendar_last on election_calendar (election_id, at desc, id desc);

-- Announced: on the public site, candidacies may come.
create table election_convening (
  election_id uuid primary key references election,
  by uuid references person,
  at timestamptz not null
);
-- Called off before its proclamation.
create table election_cancellation (
  election_id uuid primary key references election,
  reason texts not null,
  by uuid references person,
  at timestamptz not null
);

-- A person proposed: by themselves or by an organization of the body.
create table candidacy (
  id uuid primary key default uuidv7(),
  election_id uuid not null references election,
  person_id uuid not null references person,
  -- The member organization the candidate comes from.
  organization_id uuid not null references organization,
  nominated_by uuid references person,
  nominated_at timestamptz not null,
  once uuid unique,
  unique (election_id, person_id)
);
create index candidacy_organization on candidacy (organization_id);
-- The personal link by which a candidate accepts, writes and withdraws: its digest alone.
create table candidacy_link (
  digest bytea primary key,
  candidacy_id uuid not null references candidacy,
  made_at timestamptz not null
);
create index candidacy_link_of on candidacy_link (candidacy_id);
comment on table candidacy_link is 'unwatched: read by no kept page';
-- The candidate's own word: consent, what is asked of the voluntary data, one text for each criterion of the charter.
create table candidacy_acceptance (
  candidacy_id uuid primary key references candidacy,
  gender text,
  at timestamptz not null
);
create table candidacy_statement (
  id uuid primary key default uuidv7(),
  candidacy_id uuid not null references candidacy,
  language text not null,
  -- By the key of the charter's selection criteria.
  texts jsonb not null,
  at timestamptz not null
);
create index candidacy_statement_last on candidacy_statement (candidacy_id, at desc, id desc);
create table candidacy_withdrawal (
  candidacy_id uuid primary key references candidacy,
  -- `withdrawn` by the candidate; `ineligible` by a rule that no longer holds.
  cause text not null check (cause in ('withdrawn', 'ineligible')),
  reason text,
  by uuid references person,
  at timestamptz not null
);
-- Admitted or not, with the reason; a later row (after an objection) replaces an earlier one.
create table candidacy_decision (
  id uuid primary key default uuidv7(),
  candidacy_id uuid not null references candidacy,
  outcome text not null check (outcome in ('admitted', 'refused')),
  -- A code of the rules; null where it was admitted.
  reason text,
  explanation text,
  by uuid references person,
  at timestamptz not null,
  check ((outcome = 'refused') = (reason is not null))
);
create index candidacy_decision_last on candidacy_decision (candidacy_id, at desc, id desc);
create table candidacy_objection (
  id uuid primary key default uuidv7(),
  candidacy_id uuid not null references candidacy,
  -- By a member of the body, or by the candidate against a refusal.
  organization_id uuid references organization,
  text text not null,
  by uuid references person,
  at timestamptz not null,
  once uuid unique
);
create index candidacy_objection_of on candidacy_objection (candidacy_id);
create table candidacy_objection_decision (
  objection_id uuid primary key references candidacy_objection,
  outcome text not null check (outcome in ('upheld', 'dismissed')),
  explanation text not null,
  by uuid references person,
  at timestamptz not null
);

-- Published and frozen together: the candidates, the roll, the rules of this count, the commitment to the lots.
create table election_list (
  election_id uuid primary key references election,
  -- SHA-256 of the canonical JSON of what is frozen, 64 hexadecimal digits.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- Bounds in force, categories given up beforehand: [{category, group, min, max}], [category].
  bounds jsonb not null,
  relaxed jsonb not null,
  -- SHA-256 of the seed; the seed itself is shown after the close.
  lot_commitment text not null check (lot_commitment ~ '^[0-9a-f]{64}$'),
  lot_seed text not null,
  by uuid references person,
  at timestamptz not null
);
create table election_candidate (
  election_id uuid not null references election_list,
  -- From 1, in the order of the published list.
  n int not null check (n > 0),
  candidacy_id uuid not null unique references candidacy,
  name text not null,
  organization_id uuid not null references organization,
  organization_name text not null,
  -- By category of the bounds: {"gender": "woman", "subregion": "andean", "sector": "migrants"}; never shown singly.
  groups jsonb not null,
  primary key (election_id, n)
);
-- One vote an organization.
create table election_voter (
  election_id uuid not null references election_list,
  organization_id uuid not null references organization,
  name text not null,
  country text not null,
  primary key (election_id, organization_id)
);
create index election_voter_organization on election_voter (organization_id);
-- Who casts it, where the organization named someone; otherwise its representative, or the alternate.
create table voter_accreditation (
  election_id uuid not null references election,
  organization_id uuid not null references organization,
  person_id uuid not null references person,
  substitute_id uuid references person,
  by uuid references person,
  at timestamptz not null,
  primary key (election_id, organization_id)
);

-- That an organization voted: no time, no order, nothing of what it voted. `shuffle` is drawn anew whenever a row is
-- written again with others: by it they are drawn.
create table vote_mark (
  election_id uuid not null,
  organization_id uuid not null,
  shuffle uuid not null default gen_random_uuid(),
  primary key (election_id, organization_id),
  foreign key (election_id, organization_id) references election_voter
);
create index vote_mark_shuffle on vote_mark (election_id, shuffle);
comment on table vote_mark is 'unwatched: who has voted is on no page';
-- What was voted: numbers of candidates, first preference first; no time, no order, no hand.
create table ballot (
  shuffle uuid primary key default gen_random_uuid(),
  election_id uuid not null references election_list,
  ranking int[] not null check (cardinality(ranking) > 0)
);
create index ballot_shuffle on ballot (election_id, shuffle);
comment on table ballot is 'unwatched: read by no page before the close';
-- What a voter holds: proof that a ballot is in, kept apart from the ballot.
create table vote_receipt (
  election_id uuid not null references election_list,
  digest bytea not null,
  shuffle uuid not null default gen_random_uuid(),
  primary key (election_id, digest)
);
create index vote_receipt_shuffle on vote_receipt (election_id, shuffle);
comment on table vote_receipt is 'unwatched: read by no page before the close';
create table vote_reminder (
  id uuid primary key default uuidv7(),
  election_id uuid not null references election_list,
  by uuid references person,
  at timestamptz not null
);
create index vote_reminder_of on vote_reminder (election_id);

create table election_closure (
  election_id uuid primary key references election_list,
  -- `counted`, `uncontested`, `no-quorum`, `infeasible`, `no-candidates`.
  outcome text not null,
  entitled int not null,
  voted int not null,
  by uuid references person,
  at timestamptz not null
);
-- What is published to be counted again by anyone, and what the count said.
create table election_count (
  election_id uuid primary key references election_closure,
  file jsonb not null,
  result jsonb not null,
  at timestamptz not null
);
create table election_complaint (
  id uuid primary key default uuidv7(),
  election_id uuid not null references election_closure,
  ground text not null,
  text text not null,
  organization_id uuid references organization,
  by uuid references person,
  at timestamptz not null,
  once uuid unique
);
create index election_complaint_of on election_complaint (election_id);
create table election_complaint_decision (
  complaint_id uuid primary key references election_complaint,
  outcome text not null check (outcome in ('upheld', 'dismissed')),
  explanation text not null,
  by uuid references person,
  at timestamptz not null
);
create table election_proclamation (
  election_id uuid primary key references election_closure,
  by uuid references person,
  at timestamptz not null
);
-- Who was elected to what; the mandate that came of it.
create table election_seat (
  election_id uuid not null references election_proclamation,
  candidacy_id uuid not null references candidacy,
  office text not null,
  -- `elected`, `alternate` by countback, `vacancy` filled later by countback.
  how text not null check (how in ('elected', 'alternate', 'vacancy')),
  mandate_id uuid not null references mandate,
  primary key (election_id, candidacy_id, office)
);
create index election_seat_mandate on election_seat (mandate_id);

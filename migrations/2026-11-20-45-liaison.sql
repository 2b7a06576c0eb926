-- The liaison table: for which agency a mandate is held, and how agencies come to their seats by consensus.

-- A key of the charter's agencies; null where the mandate is held for none.
alter table mandate add column agency text check (agency ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$');

-- An agency volunteers for a seat: whoever says so for it would take the seat.
create table seat_offer (
  id uuid primary key default uuidv7(),
  agency text not null,
  person_id uuid not null references person,
  at timestamptz not null,
  once uuid unique
);
create index seat_offer_agency on seat_offer (agency, at);
create table seat_offer_end (
  offer_id uuid primary key references seat_offer,
  -- `withdrawn` by the agency; `seated` by a round.
  cause text not null check (cause in ('withdrawn', 'seated')),
  by uuid references person,
  at timestamptz not null
);

-- A round of the working group for free seats. At the second of `closes_at` it is too late to object.
create table seat_round (
  id uuid primary key default uuidv7(),
  seats int not null check (seats > 0),
  -- When those who hold the seats leave them; null: they are vacant, and taken as the round ends.
  free_from timestamptz,
  closes_at timestamptz not null,
  -- Opened for this agency, by this person.
  agency text not null,
  by uuid not null references person,
  at timestamptz not null,
  once uuid not null unique,
  check (at < closes_at)
);
create index seat_round_last on seat_round (at desc, id desc);
-- Those that volunteered, in the order of the charter's rule: the first as many as there are seats are proposed.
create table seat_proposal (
  round_id uuid not null references seat_round,
  agency text not null,
  place int not null check (place > 0),
  offer_id uuid not null references seat_offer,
  primary key (round_id, agency),
  unique (round_id, place)
);
-- What an agency says of the proposal; its last word counts.
create table seat_position (
  id uuid primary key default uuidv7(),
  round_id uuid not null references seat_round,
  agency text not null,
  stance text not null check (stance in ('consent', 'object')),
  reason text,
  by uuid not null references person,
  at timestamptz not null,
  check ((stance = 'object') = (reason is not null))
);
create index seat_position_last on seat_position (round_id, agency, at desc, id desc);
create table seat_answer (
  id uuid primary key default uuidv7(),
  -- The objection answered.
  position_id uuid not null references seat_position,
  agency text not null,
  text text not null,
  by uuid not null references person,
  at timestamptz not null,
  once uuid unique
);
create index seat_answer_of on seat_answer (position_id, at);
create table seat_round_end (
  round_id uuid primary key references seat_round,
  -- `named` by consensus; `objected`: an objection stood; `nobody`: none of those proposed could take a seat any more.
  outcome text not null check (outcome in ('named', 'objected', 'nobody')),
  at timestamptz not null
);
create table seat_naming (
  round_id uuid not null references seat_round_end,
  agency text not null,
  mandate_id uuid not null unique references mandate,
  primary key (round_id, agency)
);

-- Those concerned were written to that a mandate's seat is, or soon will be, vacant.
create table vacancy_notice (
  mandate_id uuid primary key references mandate,
  at timestamptz not null
);
comment on table vacancy_notice is 'unwatched: read by no page';

-- Voting cards: who signs them, who drew one, and the public board of ballots, which knows neither names nor times.

-- Prepared by the commission between the list and the vote: for which key ballots are sealed. Its private half is the
-- commission's alone until the vote is closed.
create table card_setup (
  election_id uuid primary key references election_list,
  recipient text not null check (recipient ~ '^age1[a-z0-9]{58}$'),
  -- SHA-256 of the canonical JSON of recipient and signers: what the record keeps.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  by uuid references person,
  at timestamptz not null
);
-- The platform is number 1; the others are observers, each with the address of its signer.
create table card_signer (
  election_id uuid not null references card_setup,
  n int not null check (n between 1 and 5),
  -- Who signs: a verifier key's line.
  key text not null,
  url text,
  -- Its signed word which key signs this election's cards.
  statement text not null,
  primary key (election_id, n),
  unique (election_id, key),
  check ((n = 1) = (url is null))
);
-- One card an organization and signer: SHA-256 of what was signed unseen. Asked again for the same, it is signed again.
create table card_issue (
  election_id uuid not null,
  n int not null,
  organization_id uuid not null,
  blinded bytea not null check (octet_length(blinded) = 32),
  by uuid references person,
  at timestamptz not null,
  primary key (election_id, n, organization_id),
  foreign key (election_id, n) references card_signer,
  foreign key (election_id, organization_id) references election_voter
);
create index card_issue_voter on card_issue (organization_id, election_id);

-- The board: a hash chain. A card's ballot with the highest number counts.
create table board_entry (
  election_id uuid not null references card_setup,
  seq int not null check (seq > 0),
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  card text not null,
  number int not null check (number > 0),
  ballot jsonb not null,
  primary key (election_id, seq),
  unique (election_id, previous),
  unique (election_id, card, number)
);
comment on table board_entry is 'unwatched: read by no kept page';
create function board_entry_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the board only grows';
end $$;
create trigger board_entry_stays before update or delete or truncate on board_entry
  for each statement execute function board_entry_stays();

-- Signed by the platform: so long was the board then, and so it ended. Countersigned by the observers.
create table board_head (
  id uuid primary key default uuidv7(),
  election_id uuid not null references card_setup,
  entries int not null check (entries >= 0),
  note text not null,
  at timestamptz not null
);
create index board_head_of on board_head (election_id, entries, id);
create table board_countersignature (
  head_id uuid not null references board_head,
  n int not null check (n > 1),
  note text not null,
  primary key (head_id, n)
);

-- Handed over by the commission when the vote was over, and public from then on.
create table election_key (
  election_id uuid primary key references card_setup,
  identity text not null,
  by uuid references person,
  at timestamptz not null
);
-- Each signer's signed list of the organizations it signed a card for, as it stood at the close.
create table card_list (
  election_id uuid not null,
  n int not null,
  note text not null,
  primary key (election_id, n),
  foreign key (election_id, n) references card_signer
);

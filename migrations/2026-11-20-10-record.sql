-- The public record: what was done, by which office, when. One entry after another, each naming the hash of the one
-- before; never changed. Names of persons and organizations stand aside, where they can be erased.

create table record_entry (
  -- 1, 2, 3 … without a gap.
  seq bigint primary key,
  -- The very text that is hashed (RFC 8785 JSON). Every other column is read out of it by the trigger.
  canonical text not null check (octet_length(canonical) <= 65536),
  hash bytea not null unique,
  -- Two entries cannot follow the same one: the chain has no forks.
  previous_hash bytea not null unique,
  at timestamptz not null,
  kind text not null,
  -- {"office": …, "body": …}, or "system" or "console" where no mandate is behind the act.
  actor jsonb not null,
  subject text,
  facts jsonb not null,
  unique (seq, hash)
);
create index record_entry_kind on record_entry (kind, seq desc);
create index record_entry_subject on record_entry (subject, seq desc);

-- The last entry's number and hash, once no other transaction is appending; held until this one ends.
-- A function, so that the second statement sees what was committed while the first one waited.
create function record_lock_head() returns table (seq bigint, hash bytea)
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('record', 0));
  return query select e.seq, e.hash from record_entry e order by e.seq desc limit 1;
end $$;

create function record_entry_append() returns trigger
  language plpgsql as $$
declare
  entry constant jsonb := new.canonical;
  head record;
begin
  select * into head from record_lock_head();
  new.seq := entry ->> 'seq';
  new.hash := sha256(convert_to(new.canonical, 'UTF8'));
  new.previous_hash := decode(entry ->> 'previous', 'hex');
  new.at := entry ->> 'at';
  new.kind := entry ->> 'kind';
  new.actor := entry -> 'by';
  new.subject := entry ->> 'subject';
  new.facts := entry -> 'facts';
  if new.seq is distinct from coalesce(head.seq, 0) + 1 then
    raise exception 'record entry % cannot follow entry %', new.seq, coalesce(head.seq, 0)
      using errcode = 'integrity_constraint_violation';
  end if;
  if new.previous_hash is distinct from coalesce(head.hash, decode(repeat('00', 32), 'hex')) then
    raise exception 'record entry % does not name the hash of the entry before it', new.seq
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger append before insert on record_entry
  for each row execute function record_entry_append();

-- A signed statement of how long the chain is and how it ends. The key is not in the database.
create table record_checkpoint (
  seq bigint not null,
  -- SHA-256 of the public key, in hexadecimal digits.
  key text not null check (key ~ '^[0-9a-f]{64}$'),
  hash bytea not null,
  at timestamptz not null,
  -- The signed note, signature included, as it is given out.
  note text not null,
  primary key (seq, key),
  foreign key (seq, hash) references record_entry (seq, hash),
  check (position(encode(hash, 'hex') in note) > 0)
);

-- What a commitment in an entry stands for. Deleting a row erases the name from the record; the chain keeps only
-- a hash that nobody can undo without the salt.
create table record_opening (
  commitment bytea primary key,
  seq bigint not null references record_entry,
  salt bytea not null check (octet_length(salt) = 32),
  value text not null,
  -- Whose name it is, to find all of it again: `person:<uuid>`, `organization:<uuid>`. Never given out.
  about text not null,
  check (commitment = sha256(salt || convert_to(value, 'UTF8')))
);
create index record_opening_seq on record_opening (seq);
create index record_opening_about on record_opening (about);

create function record_refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'the record is only added to: % of % refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger keep before update or delete or truncate on record_entry
  for each statement execute function record_refuse_change();
create trigger keep before update or delete or truncate on record_checkpoint
  for each statement execute function record_refuse_change();
create trigger keep before update or truncate on record_opening
  for each statement execute function record_refuse_change();

-- Also for a session that turned ordinary triggers off (session_replication_role).
alter table record_entry enable always trigger append, enable always trigger keep;
alter table record_checkpoint enable always trigger keep;
alter table record_opening enable always trigger keep;

-- Ground for every room: search without accents, and word of what changed.

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

-- A name as it is compared: without accents, case, or doubled spaces. 'Asociación  CIVIL ' → 'asociacion civil'.
-- Accents go first, so that lower() meets few letters which it does not know in a database of locale C.
-- unaccent() itself is only STABLE, as its dictionary could be replaced; ours is the one it comes with.
create function fold(text) returns text
  language sql immutable strict parallel safe
  return btrim(regexp_replace(
    lower(public.unaccent('public.unaccent'::regdictionary, normalize($1, nfkc))), '\s+', ' ', 'g'));

-- PostgreSQL 18 has uuidv7() built in; the same for 16 and 17 (RFC 9562, section 5.7): 48 bits of milliseconds, the
-- version over the 4 already there, the rest random.
do $do$ begin
  if to_regproc('pg_catalog.uuidv7') is null then
    create function uuidv7() returns uuid
      language sql volatile parallel safe
      return encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
        substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;
  end if;
end $do$;

-- Content in several languages: {"es": "…", "en": "…"}, at least one.
create domain texts as jsonb
  check (jsonb_typeof(value) = 'object' and value <> '{}'::jsonb);

-- Names the changed table to every node (NOTIFY) and, in pansocial.changed, to the transaction itself.
create function notify_changed() returns trigger
  language plpgsql as $$
declare
  changed text := coalesce(current_setting('pansocial.changed', true), '');
begin
  if not tg_table_name = any (string_to_array(changed, ' ')) then
    perform set_config('pansocial.changed', ltrim(changed || ' ' || tg_table_name), true);
    perform pg_notify('changed', tg_table_name);
  end if;
  return null;
end $$;

-- Watches every table that is not yet; called after each migration. A table that no cached page reads and that
-- is written often (sessions, say) opts out with a comment: comment on table … is 'unwatched: <reason>'.
create function watch_changes() returns void
  language plpgsql as $$
declare
  unwatched regclass;
begin
  for unwatched in
    select c.oid from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'unwatched:%'
      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'changed')
  loop
    execute format(
      'create trigger changed after insert or update or delete or truncate on %s
         for each statement execute function notify_changed()', unwatched);
  end loop;
end $$;

comment on table migration is 'unwatched: written only before the first page is served';

// Keeps what is changed by SQL: one change set for each transaction, as the application writes them.

/**
 * @param pinned the search path of functions that run with our rights. Nobody else may call these: a trigger's function
 * needs no right of whoever sets it off.
 */
export const recorder = (pinned: string): string[] => [
  // RFC 3339 in UTC with milliseconds only where there are some, as core/time.ts writes it.
  `create function roster_time(moment timestamptz) returns text language sql stable
    as $$ select replace(to_char(date_trunc('milliseconds', moment at time zone 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      '.000Z', 'Z') $$`,
  // The subject of whoever signed in at a gateway such as PostgREST; null where nobody did.
  `create function roster_subject() returns uuid language plpgsql stable as $$
    declare claims text := current_setting('request.jwt.claims', true);
    begin
      if coalesce(claims, '') = '' then return null; end if;
      return (claims::jsonb ->> 'sub')::uuid;
    exception when others then return null;
    end $$`,
  // Whether this transaction comes by SQL. The first call takes the lock that all writers of all servers take.
  `create function roster_records() returns boolean language plpgsql security definer ${pinned} as $$
    declare writer text;
    begin
      select source into writer from recorder where transaction_id = pg_current_xact_id();
      if found then return writer = 'sql'; end if;
      update counters set value = value where name = 'revision';
      update recorder set transaction_id = pg_current_xact_id(), source = 'sql', revision = null;
      return true;
    end $$`,
  // One entry a row, from its first state to its last; none for a row that came and went.
  `create function roster_record(kind text, key text, verb text, label text, old_row jsonb, new_row jsonb)
    returns void language plpgsql security definer ${pinned} as $$
    declare
      own bigint;
      place integer;
      first_row jsonb;
    begin
      select revision into own from recorder where transaction_id = pg_current_xact_id();
      if own is null then
        update counters set value = value + 1 where name = 'revision' returning value into own;
        insert into change_sets (revision, created_at, actor, action, summary)
          values (own, clock_timestamp(), coalesce(roster_subject()::text, session_user), 'sql',
            verb || ' ' || label || ' by SQL');
        update recorder set revision = own;
        perform pg_notify('roster_changes', '');
      end if;
      select position, before into place, first_row from change_entries
        where revision = own and entity = kind and entity_id = key;
      if found and first_row is null and new_row is null then
        delete from change_entries where revision = own and position = place;
      elsif found then
        update change_entries set after = new_row where revision = own and position = place;
      else
        select coalesce(max(position) + 1, 0) into place from change_entries where revision = own;
        insert into change_entries (revision, position, entity, entity_id, before, after)
          values (own, place, kind, key, old_row, new_row);
        if place = 1 then update change_sets set summary = 'Changed several rows by SQL' where revision = own; end if;
      end if;
    end $$`,
  // Before any row is locked: the application takes the lock first and rows then, and two orders would be a deadlock.
  // A stranger's statement touches no row, and must not make others wait.
  `create function roster_before_statement() returns trigger language plpgsql security definer ${pinned} as $$
    begin
      if exists (select from recorder where transaction_id = pg_current_xact_id_if_assigned()) then return null; end if;
      if has_role(roster_subject(), 'admin')
        or pg_has_role(session_user, (select relowner from pg_class where oid = tg_relid), 'member')
      then perform roster_records(); end if;
      return null;
    end $$`,
  `create function roster_refuse_truncate() returns trigger language plpgsql as $$
    begin
      raise exception 'TRUNCATE leaves no trace in the log of changes; use DELETE' using errcode = 'feature_not_supported';
    end $$`,
  ...['time(timestamptz)', 'subject()', 'records()', 'record(text, text, text, text, jsonb, jsonb)'].map(closed),
]

/** A function is open to everybody unless it is said otherwise. */
export const closed = (signature: string): string => `revoke execute on function roster_${signature} from public`

export const triggersOf = (table: string, kind: string): string[] => [
  `create trigger roster_first before insert or update or delete on ${table} for each statement
    execute function roster_before_statement()`,
  `create trigger roster_before before insert or update or delete on ${table} for each row
    execute function roster_${kind}_before()`,
  `create trigger roster_after after insert or update on ${table} for each row execute function roster_${kind}_after()`,
  `create trigger roster_truncate before truncate on ${table} for each statement
    execute function roster_refuse_truncate()`,
]

// Models that are changed by SQL: they get their details, the default moves, and all becomes part of a change set.
import { closed, triggersOf } from './postgres-recorder.ts'

/** Marks that follow a letter once it is taken apart; PostgreSQL's expressions do not know \p{M}. */
const MARKS = '[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]'

export const modelTriggers = (pinned: string): string[] => [
  // The row as catalog/models/store.ts reads it; columns that come later are in it by their names.
  `create function roster_model(model api_models) returns jsonb language sql stable ${pinned}
    as $$ select (to_jsonb(model) - 'id' - 'provider_id' - 'model_family')
      || (to_jsonb(details) - 'api_model_id' - 'slug')
      || jsonb_build_object('id', details.slug, 'uuid', model.id, 'provider', provider.name,
        'family', model.model_family, 'created_at', roster_time(model.created_at),
        'updated_at', roster_time(model.updated_at), 'knowledge_cutoff', roster_time(details.knowledge_cutoff))
      from model_details details, api_providers provider
      where details.api_model_id = model.id and provider.id = model.provider_id $$`,
  `create function roster_configuration(configuration model_configurations) returns jsonb language sql stable ${pinned}
    as $$ select to_jsonb(configuration) || jsonb_build_object('created_at', roster_time(configuration.created_at),
      'updated_at', roster_time(configuration.updated_at)) $$`,
  // As slugOf in core/text.ts.
  `create function roster_slug(name text) returns text language plpgsql stable ${pinned} as $$
    begin
      if getdatabaseencoding() = 'UTF8' then
        name := regexp_replace(normalize(name, NFKD), '${MARKS}', '', 'g');
      end if;
      name := regexp_replace(lower(name collate "C"), '[^a-z0-9._]+', '-', 'g');
      return rtrim(left(regexp_replace(name, '^[^a-z0-9]+', ''), 110), '-._');
    end $$`,
  // A slug that this transaction gave up is not taken again: a change set holds one entry for each.
  `create function roster_free_slug(display_name text, model_key text) returns text language plpgsql ${pinned} as $$
    declare
      base text := coalesce(nullif(roster_slug(display_name), ''), nullif(roster_slug(model_key), ''), 'model');
      free text;
      tries integer := 1;
    begin
      if base in ('current', 'configurations', 'populate') then base := base || '-model'; end if;
      free := base;
      while exists (select from model_details where slug = free) or exists (
        select from change_entries join recorder using (revision)
        where transaction_id = pg_current_xact_id() and entity = 'model' and entity_id = free)
      loop
        tries := tries + 1;
        free := base || '-' || case when tries <= 5 then tries else 100000 + floor(random() * 900000)::integer end;
      end loop;
      return free;
    end $$`,
  `create function roster_add_details(model api_models) returns void language plpgsql ${pinned} as $$
    declare next bigint;
    begin
      update counters set value = value + 1 where name = 'model_number' returning value into next;
      insert into model_details (api_model_id, number, slug)
        values (model.id, next, roster_free_slug(model.display_name, model.model_key));
    end $$`,
  `create function roster_model_before() returns trigger language plpgsql security definer ${pinned} as $$
    declare
      fault text;
      owned model_configurations;
    begin
      if not roster_records() then
        if tg_op = 'DELETE' then return old; end if;
        return new;
      end if;
      if tg_op = 'DELETE' then
        for owned in select configuration.* from model_configurations configuration
          join model_details on slug = model_id where api_model_id = old.id order by configuration.id
        loop
          perform roster_record('configuration', owned.id, 'Deleted', owned.name, roster_configuration(owned), null);
        end loop;
        perform roster_record('model', slug, 'Deleted', old.display_name, roster_model(old), null)
          from model_details where api_model_id = old.id;
        return old;
      end if;
      if tg_op = 'UPDATE' and new is not distinct from old then return new; end if;
      fault := case
        when tg_op = 'UPDATE' and new.id <> old.id then 'The id of a model does not change'
        when new.modality not in ('text', 'image', 'video', 'audio')
          then 'modality must be one of text, image, video, audio'
        when new.task !~ '^[a-z0-9][a-z0-9_-]{0,63}$'
          then 'task must be a lower-case word such as "chat" or "generation"'
        when length(new.display_name) not between 1 and 200 then 'display_name must be 1 to 200 characters long'
        when length(new.model_key) not between 1 and 512 then 'model_key must be 1 to 512 characters long'
        when jsonb_typeof(new.input_defaults) <> 'object' then 'input_defaults must be a JSON object'
        when jsonb_typeof(new.capabilities) <> 'object' then 'capabilities must be a JSON object'
        when jsonb_typeof(new.pricing) <> 'object' then 'pricing must be a JSON object'
        when not isfinite(new.created_at) or not isfinite(new.updated_at) then 'created_at and updated_at must be times'
      end;
      if fault is not null then raise exception using message = fault, errcode = 'check_violation'; end if;
      if tg_op = 'UPDATE' then
        new.updated_at := clock_timestamp();
      elsif new.created_by is null then
        new.created_by := (select id from profiles where id = roster_subject());
      end if;
      -- The flag moves, as it does over the API. An insert that will become an update is seen again as one.
      if new.is_default and (tg_op = 'UPDATE' or not exists (select from api_models
        where id = new.id or (provider_id = new.provider_id and model_key = new.model_key)))
      then
        update api_models set is_default = false
          where is_default and modality = new.modality and task = new.task and id <> new.id;
      end if;
      -- As it was is kept now: by the end of the statement another row of it may have taken this one's flag.
      if tg_op = 'UPDATE' then
        perform roster_record('model', slug, 'Changed', new.display_name, roster_model(old), roster_model(old))
          from model_details where api_model_id = new.id;
      end if;
      return new;
    end $$`,
  `create function roster_model_after() returns trigger language plpgsql security definer ${pinned} as $$
    declare present api_models;
    begin
      if not roster_records() or (tg_op = 'UPDATE' and new is not distinct from old) then return null; end if;
      select * into present from api_models where id = new.id;
      update model_details set row_version = row_version + 1 where api_model_id = new.id;
      if not found then perform roster_add_details(new); end if;
      perform roster_record('model', slug, 'Added', new.display_name, null, roster_model(present))
        from model_details where api_model_id = new.id;
      return null;
    end $$`,
  ...['model(api_models)', 'configuration(model_configurations)', 'slug(text)', 'free_slug(text, text)'].map(closed),
  ...['add_details(api_models)', 'model_before()', 'model_after()'].map(closed),
  ...triggersOf('api_models', 'model'),
  // Rows that came by SQL before there were triggers.
  `select roster_add_details(model) from api_models model
    where not exists (select from model_details where api_model_id = model.id)`,
]

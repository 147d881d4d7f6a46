// Providers that are changed by SQL: what would harm is refused, and the rest becomes part of a change set.
import { closed, triggersOf } from './postgres-recorder.ts'

export const providerTriggers = (pinned: string): string[] => [
  `create function roster_provider(provider api_providers) returns jsonb language sql stable ${pinned}
    as $$ select (to_jsonb(provider) - 'name') || jsonb_build_object('id', provider.name, 'uuid', provider.id,
      'created_at', roster_time(provider.created_at), 'updated_at', roster_time(provider.updated_at)) $$`,
  `create function roster_provider_before() returns trigger language plpgsql security definer ${pinned} as $$
    declare fault text;
    begin
      if not roster_records() then
        if tg_op = 'DELETE' then return old; end if;
        return new;
      end if;
      if tg_op = 'DELETE' then
        perform roster_record('provider', old.name, 'Deleted', old.display_name, roster_provider(old), null);
        return old;
      end if;
      if tg_op = 'UPDATE' and new is not distinct from old then return new; end if;
      fault := case
        when tg_op = 'UPDATE' and (new.id, new.name) <> (old.id, old.name)
          then 'The id and the name of a provider do not change: models and the API know it by them'
        when new.name !~ '^[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}$'
          then 'The name of a provider must be 1 to 128 letters, digits, ".", "_" and "-"'
        when length(new.display_name) not between 1 and 200 then 'display_name must be 1 to 200 characters long'
        when new.kind not in ('anthropic', 'openAI', 'replicate', 'local', 'other')
          then 'kind must be one of anthropic, openAI, replicate, local, other'
        when new.auth_scheme not in ('bearer', 'x-api-key', 'none')
          then 'auth_scheme must be one of bearer, x-api-key, none'
        when new.base_url !~ '^https?://[^@/?#[:space:]]+([/?#][^[:space:]]*)?$'
          then 'base_url must be an http or https URL without a user name or password'
        when new.api_key_env !~ '^[A-Z][A-Z0-9_]{0,120}(_API_KEY|_API_TOKEN)$'
          then 'api_key_env must be the name of a variable that ends in _API_KEY or _API_TOKEN'
        when tg_op = 'INSERT' and exists (
          select from change_entries join recorder using (revision)
          where entity = 'provider' and entity_id = new.name and after is null and before ->> 'uuid' <> new.id::text)
          then 'A provider that this transaction deleted cannot come back in it with another id'
      end;
      if fault is not null then raise exception using message = fault, errcode = 'check_violation'; end if;
      if tg_op = 'INSERT' then
        new.row_version := 1;
      else
        new.row_version := old.row_version + 1;
        new.updated_at := clock_timestamp();
      end if;
      return new;
    end $$`,
  `create function roster_provider_after() returns trigger language plpgsql security definer ${pinned} as $$
    begin
      if not roster_records() then return null; end if;
      if tg_op = 'INSERT' then
        perform roster_record('provider', new.name, 'Added', new.display_name, null, roster_provider(new));
      elsif new is distinct from old then
        perform roster_record('provider', new.name, 'Changed', new.display_name, roster_provider(old),
          roster_provider(new));
      end if;
      return null;
    end $$`,
  ...['provider(api_providers)', 'provider_before()', 'provider_after()'].map(closed),
  ...triggersOf('api_providers', 'provider'),
]

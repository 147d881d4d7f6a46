// Who is asked for a role, and a lock on every table. The policies that open some of it need roles: see postgres-access.ts.

/** Every table so far. Its owner, which is Roster, is not held back; whoever else comes finds no row without a policy. */
const TABLES = [
  'api_models',
  'api_providers',
  'model_details',
  'model_configurations',
  'profiles',
  'settings',
  'counters',
  'change_sets',
  'change_entries',
  'sessions',
  'jobs',
  'recorder',
  'roster_migration',
  'roster_migration_lock',
]

/** What a project on Supabase has already is used as it is. */
export const security = (pinned: string): string[] => [
  `do $$ begin
    if to_regtype('app_role') is null then create type app_role as enum ('admin', 'user'); end if;
    if to_regclass('user_roles') is null then
      create table user_roles (user_id uuid not null, role app_role not null, primary key (user_id, role));
      alter table user_roles enable row level security;
    end if;
  end $$`,
  `do $do$ begin
    if to_regprocedure('has_role(uuid, app_role)') is null then
      create function has_role(_user_id uuid, _role app_role) returns boolean
        language sql stable security definer ${pinned}
        as 'select exists (select 1 from user_roles where user_id = _user_id and role = _role)';
      revoke execute on function has_role(uuid, app_role) from public;
    end if;
  end $do$`,
  ...TABLES.map((table) => `alter table ${table} enable row level security`),
]

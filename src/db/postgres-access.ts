// Opens some of the tables to the roles `anon` and `authenticated`, as Supabase has them. What the database user may not
// do is left, told in a warning, and tried again at the next start.
import { type Kysely, sql } from 'kysely'
import { messageOf } from '../core/errors.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** As anyone may ask for them by SQL: nothing but these, and of these the rows that a policy lets through. */
const READABLE = ['api_models', 'api_providers', 'model_details']
const MANAGED = ['api_models', 'api_providers']
const JOB_COLUMNS = 'id, api_model_id, status, quality_rating, created_by, created_at, started_at, completed_at'

const IS_ADMIN = `has_role(auth.uid(), 'admin'::app_role)`

/** The first two by name and text from specification 3. */
const POLICIES = [
  `create policy "Active models readable" on api_models for select to authenticated using (is_active = true)`,
  `create policy "Admins can manage models" on api_models for all to authenticated using (${IS_ADMIN})`,
  `create policy "Active providers readable" on api_providers for select to authenticated using (is_active = true)`,
  `create policy "Admins can manage providers" on api_providers for all to authenticated using (${IS_ADMIN})`,
  // Whoever reads them sees those models alone that the policies above let through.
  `create policy "Details are readable as their model is" on model_details for select to authenticated
    using (exists (select 1 from api_models where api_models.id = api_model_id))`,
  `create policy "Own jobs readable" on jobs for select to authenticated using (created_by = auth.uid()::text)`,
  `create policy "Admins can read jobs" on jobs for select to authenticated using (${IS_ADMIN})`,
]

/** Where two databases of one server do this at once, one of them finds the role made already. */
const createRole = (name: string): string => `do $$ begin
  if to_regrole('${name}') is null then create role ${name} nologin noinherit; end if;
  exception when duplicate_object or unique_violation then null;
  end $$`

const ROLES = [createRole('anon'), createRole('authenticated')]

/** Missing or unreadable claims are nobody's; they are no error, for a policy asks for every row. */
const AUTH = [
  `create schema if not exists auth`,
  `create function auth.uid() returns uuid language plpgsql stable as $$
    declare claims text := current_setting('request.jwt.claims', true);
    begin
      if coalesce(claims, '') = '' then return null; end if;
      return (claims::jsonb ->> 'sub')::uuid;
    exception when others then return null;
    end $$`,
  `grant usage on schema auth to public`,
]

/** Of ours; others may live in the same schema. */
const TABLES = [
  ...['api_models', 'api_providers', 'model_details', 'model_configurations', 'profiles', 'settings', 'counters'],
  ...['change_sets', 'change_entries', 'sessions', 'jobs', 'recorder', 'roster_migration', 'roster_migration_lock'],
].join(', ')

/** Supabase grants every new table and function to these roles, so all is taken first. */
const CLOSE = [
  `revoke all on ${TABLES} from anon, authenticated`,
  `do $$ declare ours regprocedure;
    begin
      for ours in select oid from pg_proc where pronamespace = current_schema()::regnamespace and proname ~ '^roster_'
      loop execute format('revoke all on function %s from anon, authenticated', ours); end loop;
    end $$`,
]

const GRANTS = [
  ...CLOSE,
  `do $$ begin
    if not has_schema_privilege('authenticated', current_schema(), 'usage')
    then execute format('grant usage on schema %I to authenticated', current_schema()); end if;
    if not has_function_privilege('authenticated', 'has_role(uuid, app_role)', 'execute')
    then grant execute on function has_role(uuid, app_role) to authenticated; end if;
  end $$`,
  `grant select on ${READABLE.join(', ')} to authenticated`,
  `grant insert, update, delete on ${MANAGED.join(', ')} to authenticated`,
  `grant select (${JOB_COLUMNS}) on jobs to authenticated`,
]

/** One after another among all servers, and each whole or not at all. */
async function run(db: Db, statements: readonly string[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('roster access'))`.execute(tx)
    for (const statement of statements) await sql.raw(statement).execute(tx)
  })
}

interface State {
  roles: boolean
  auth: boolean
  policies: boolean
}

async function stateOf(db: Db): Promise<State> {
  const { rows } = await sql<State>`select
    to_regrole('anon') is not null and to_regrole('authenticated') is not null as roles,
    to_regprocedure('auth.uid()') is not null as auth,
    exists (select from pg_policies where schemaname = current_schema() and tablename = 'api_models') as policies
  `.execute(db)
  return rows[0] ?? { roles: false, auth: false, policies: false }
}

/** Never fails: Roster itself owns the tables and needs none of this. */
export async function openAccess(db: Db, warn: (sentence: string) => void = () => {}): Promise<void> {
  try {
    if ((await stateOf(db)).policies) return
    const reasons: string[] = []
    const attempt = async (statements: readonly string[]) => {
      await run(db, statements).catch((error) => reasons.push(messageOf(error)))
    }
    if (!(await stateOf(db)).roles) await attempt(ROLES)
    if (!(await stateOf(db)).auth) await attempt(AUTH)
    const { roles, auth } = await stateOf(db)
    if (roles && auth) await attempt([...GRANTS, ...POLICIES])
    if (!(await stateOf(db)).policies) warn(sentenceOf(reasons))
  } catch (error) {
    warn(sentenceOf([messageOf(error)]))
  }
}

const sentenceOf = (reasons: readonly string[]): string =>
  `Nobody but this database user can read the tables by SQL, for the roles anon and authenticated or their policies are missing (${reasons.join('; ')}). Roster works without them. To have them, let an administrator of the database run "create role anon nologin; create role authenticated nologin", or give this user CREATEROLE, and start again.`

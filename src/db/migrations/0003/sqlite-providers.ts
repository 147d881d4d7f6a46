// Providers that are changed by SQL on SQLite.
import {
  BY_SQL,
  differs,
  flag,
  jsonOf,
  NOW,
  newEntry,
  newSet,
  quietly,
  refuse,
  setAfter,
  trigger,
} from './sqlite-recorder.ts'

const OWN = ['display_name', 'kind', 'base_url', 'auth_scheme', 'api_key_env'] as const
const COLUMNS = ['id', 'name', ...OWN, 'is_active', 'created_at', 'updated_at', 'row_version']

const provider = (row: string): string =>
  jsonOf({
    id: `${row}.name`,
    uuid: `${row}.id`,
    ...Object.fromEntries(
      [...OWN, 'created_at', 'updated_at', 'row_version'].map((column) => [column, `${row}.${column}`]),
    ),
    is_active: flag(`${row}.is_active`),
  })

const check = refuse([
  [
    `new.name glob '*[^a-zA-Z0-9._-]*' or new.name not glob '[a-zA-Z0-9]*' or length(new.name) > 128`,
    'The name of a provider must be 1 to 128 letters, digits, ".", "_" and "-"',
  ],
  [`length(new.display_name) not between 1 and 200`, 'display_name must be 1 to 200 characters long'],
  [
    `new.kind not in ('anthropic', 'openAI', 'replicate', 'local', 'other')`,
    'kind must be one of anthropic, openAI, replicate, local, other',
  ],
  [`new.auth_scheme not in ('bearer', 'x-api-key', 'none')`, 'auth_scheme must be one of bearer, x-api-key, none'],
  [
    `new.base_url not glob 'http://?*' and new.base_url not glob 'https://?*' or new.base_url glob '*[@ ]*'`,
    'base_url must be an http or https URL without a user name or password',
  ],
  [
    `new.api_key_env glob '*[^A-Z0-9_]*' or new.api_key_env not glob '[A-Z]*_API_KEY'
      and new.api_key_env not glob '[A-Z]*_API_TOKEN'`,
    'api_key_env must be the name of a variable that ends in _API_KEY or _API_TOKEN',
  ],
])

const from = 'from api_providers where api_providers.id = new.id'

export const sqliteProviders = [
  trigger('provider_insert_check', 'before insert on api_providers', BY_SQL, check),
  trigger(
    'provider_insert',
    'after insert on api_providers',
    BY_SQL,
    newSet(`'Added ' || new.display_name || ' by SQL'`) +
      newEntry('provider', '0', 'new.name', 'null', provider('api_providers'), from),
  ),
  trigger(
    'provider_update_check',
    'before update on api_providers',
    BY_SQL,
    refuse([
      [
        `new.id <> old.id or new.name <> old.name`,
        'The id and the name of a provider do not change: models and the API know it by them',
      ],
    ]) + check,
  ),
  trigger(
    'provider_update',
    'after update on api_providers',
    `${BY_SQL} and (${differs(COLUMNS)})`,
    newSet(`'Changed ' || new.display_name || ' by SQL'`) +
      newEntry('provider', '0', 'new.name', provider('old'), 'null') +
      quietly(`update api_providers set row_version = old.row_version + 1, updated_at = ${NOW} where id = new.id`) +
      setAfter(provider('api_providers'), from),
  ),
  trigger(
    'provider_delete',
    'before delete on api_providers',
    BY_SQL,
    // The command line of SQLite leaves foreign keys unchecked unless it is told to.
    refuse([['exists (select 1 from api_models where provider_id = old.id)', 'The provider has models']]) +
      newSet(`'Deleted ' || old.display_name || ' by SQL'`) +
      newEntry('provider', '0', 'old.name', provider('old'), 'null'),
  ),
]

// Models that are changed by SQL on SQLite: they get their details, the default moves, and each row is a change set.
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

const TEXTS = ['model_key', 'version', 'display_name', 'modality', 'task', 'endpoint_path', 'output_format'] as const
const OBJECTS = ['input_defaults', 'capabilities', 'pricing'] as const
const OTHERS = ['priority', 'created_by', 'created_at', 'updated_at'] as const
const COLUMNS = ['id', 'provider_id', 'model_family', 'is_active', 'is_default', ...TEXTS, ...OBJECTS, ...OTHERS]
const DETAILS = [
  ...['number', 'type', 'base_model', 'hf_model_id', 'description', 'size_bytes', 'knowledge_cutoff'],
  ...['deprecation_date', 'origin', 'row_version'],
]
const DETAIL_OBJECTS = ['tags', 'source', 'companions', 'upstream']

const each = (names: readonly string[], expression: (name: string) => string) =>
  Object.fromEntries(names.map((name) => [name, expression(name)]))

/** The row as catalog/models/store.ts reads it. @param row `old`, or the table. */
const model = (row: string): string =>
  jsonOf({
    id: 'model_details.slug',
    uuid: `${row}.id`,
    provider: `(select name from api_providers where api_providers.id = ${row}.provider_id)`,
    family: `${row}.model_family`,
    ...each([...TEXTS, ...OTHERS], (name) => `${row}.${name}`),
    ...each(OBJECTS, (name) => `json(${row}.${name})`),
    ...each(['is_active', 'is_default'], (name) => flag(`${row}.${name}`)),
    ...each(DETAILS, (name) => `model_details.${name}`),
    ...each(DETAIL_OBJECTS, (name) => `json(model_details.${name})`),
    gated: flag('model_details.gated'),
  })

const CONFIGURATION = [
  ...['id', 'model_id', 'base_model', 'name', 'description', 'steps', 'cfg_scale', 'sampler', 'scheduler', 'clip_skip'],
  ...['resolution_width', 'resolution_height', 'batch_size', 'seed', 'created_at', 'updated_at', 'row_version'],
]
const configuration = jsonOf({
  ...each(CONFIGURATION, (name) => `model_configurations.${name}`),
  is_default: flag('model_configurations.is_default'),
  additional_params: 'json(model_configurations.additional_params)',
})

/** Slugs for models without details, as slugOf in core/text.ts makes them, but for letters outside ASCII. */
const NEW_SLUGS = `create view new_model_slugs as
  with recursive
    waiting(id, display_name, model_key) as (select id, display_name, model_key from api_models
      where not exists (select 1 from model_details where api_model_id = api_models.id)),
    letters(id, source, rest, slug) as (
      select id, 1, lower(display_name), '' from waiting union all select id, 2, lower(model_key), '' from waiting
      union all select id, source, substr(rest, 2), case
        when substr(rest, 1, 1) glob '[a-z0-9]' then slug || substr(rest, 1, 1)
        when slug = '' then ''
        when substr(rest, 1, 1) glob '[._]' then slug || substr(rest, 1, 1)
        when slug like '%-' then slug
        else slug || '-' end
      from letters where rest <> ''),
    bases(id, base) as (
      select id, coalesce(
        nullif((select rtrim(substr(slug, 1, 110), '-._') from letters where id = waiting.id and source = 1 and rest = ''), ''),
        nullif((select rtrim(substr(slug, 1, 110), '-._') from letters where id = waiting.id and source = 2 and rest = ''), ''),
        'model')
      from waiting),
    allowed(id, base) as (
      select id, base || iif(base in ('current', 'configurations', 'populate'), '-model', '') from bases),
    endings(n, ending) as (select 1, '' union all
      select n + 1, '-' || iif(n < 5, n + 1, 100000 + abs(random() % 900000)) from endings where n < 10)
  select id, (select base || ending from endings
    where not exists (select 1 from model_details where slug = base || ending) order by n limit 1) as slug
  from allowed`

const NUMBER = "(select value from counters where name = 'model_number')"
/** @param id an expression for the model; what has details is left alone. */
const addDetails = (id: string): string =>
  `update counters set value = value + 1 where name = 'model_number'
    and not exists (select 1 from model_details where api_model_id = ${id});
  insert into model_details (api_model_id, number, slug)
    select id, ${NUMBER}, slug from new_model_slugs where id = ${id};`

const check = refuse([
  // The command line of SQLite leaves foreign keys unchecked unless it is told to.
  ['not exists (select 1 from api_providers where id = new.provider_id)', 'The provider does not exist'],
  [`new.modality not in ('text', 'image', 'video', 'audio')`, 'modality must be one of text, image, video, audio'],
  [
    `new.task glob '*[^a-z0-9_-]*' or new.task not glob '[a-z0-9]*' or length(new.task) > 64`,
    'task must be a lower-case word such as "chat" or "generation"',
  ],
  [`length(new.display_name) not between 1 and 200`, 'display_name must be 1 to 200 characters long'],
  [`length(new.model_key) not between 1 and 512`, 'model_key must be 1 to 512 characters long'],
  ...OBJECTS.map(
    (name) =>
      [
        `iif(json_valid(new.${name}), json_type(new.${name}), '') <> 'object'`,
        `${name} must be a JSON object`,
      ] as const,
  ),
])

/** The flag moves, as it does over the API. */
const moveDefault = (condition: string): string =>
  `update api_models set is_default = 0 where ${condition} and is_default = 1
    and modality = new.modality and task = new.task and id <> new.id;`

const isThere = `exists (select 1 from api_models where id = new.id
  or (provider_id = new.provider_id and model_key = new.model_key))`
const from = 'from api_models join model_details on api_model_id = api_models.id where api_models.id = new.id'
const ofOld = 'from model_details where api_model_id = old.id'

export const sqliteModels = [
  NEW_SLUGS,
  trigger(
    'model_insert_check',
    'before insert on api_models',
    BY_SQL,
    check + moveDefault(`new.is_default = 1 and not ${isThere}`),
  ),
  trigger(
    'model_insert',
    'after insert on api_models',
    BY_SQL,
    addDetails('new.id') +
      newSet(`'Added ' || new.display_name || ' by SQL'`) +
      newEntry('model', '0', 'slug', 'null', model('api_models'), from),
  ),
  trigger(
    'model_update_check',
    'before update on api_models',
    BY_SQL,
    refuse([['new.id <> old.id', 'The id of a model does not change']]) + check + moveDefault('new.is_default = 1'),
  ),
  trigger(
    'model_update',
    'after update on api_models',
    `${BY_SQL} and (${differs(COLUMNS)})`,
    addDetails('new.id') +
      newSet(`'Changed ' || new.display_name || ' by SQL'`) +
      newEntry('model', '0', 'slug', model('old'), 'null', ofOld) +
      quietly(`update api_models set updated_at = ${NOW} where id = new.id`) +
      `update model_details set row_version = row_version + 1 where api_model_id = new.id;` +
      setAfter(model('api_models'), from),
  ),
  trigger(
    'model_delete',
    'before delete on api_models',
    BY_SQL,
    newSet(`'Deleted ' || old.display_name || ' by SQL'`) +
      newEntry(
        'configuration',
        'row_number() over (order by model_configurations.id) - 1',
        'model_configurations.id',
        configuration,
        'null',
        `from model_configurations join model_details on slug = model_id where api_model_id = old.id`,
      ) +
      newEntry(
        'model',
        '(select count(*) from model_configurations where model_id = slug)',
        'slug',
        model('old'),
        'null',
        ofOld,
      ) +
      // These go with it where foreign keys are checked, and here where they are not.
      `delete from model_configurations where model_id = (select slug ${ofOld});
      delete from model_details where api_model_id = old.id;
      update jobs set api_model_id = null where api_model_id = old.id;`,
  ),
  // Rows that came by SQL before there were triggers.
  `insert into model_details (api_model_id, number, slug)
    select id, ${NUMBER} + row_number() over (order by id), slug from new_model_slugs`,
  `update counters set value = (select coalesce(max(number), 0) from model_details) where name = 'model_number'
    and value < (select coalesce(max(number), 0) from model_details)`,
]

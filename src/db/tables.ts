// The tables as Kysely sees them. JSON and times are text on both databases; each store's codec gives them meaning.

/** PostgreSQL has booleans, SQLite 0 and 1; both are written as booleans and read by `Boolean()`. */
type Bool = boolean | 0 | 1

export interface ApiModels {
  id: string
  created_at: string
  updated_at: string
  created_by: string | null
  provider_id: string
  model_key: string
  version: string | null
  display_name: string
  modality: string
  task: string
  model_family: string | null
  endpoint_path: string | null
  input_defaults: string
  capabilities: string
  pricing: string
  output_format: string | null
  is_active: Bool
  is_default: Bool
  priority: number
}

export interface ModelDetails {
  api_model_id: string
  number: number
  slug: string
  type: string
  base_model: string | null
  hf_model_id: string | null
  description: string | null
  tags: string
  source: string | null
  size_bytes: number | null
  gated: Bool
  companions: string
  knowledge_cutoff: string | null
  deprecation_date: string | null
  origin: string
  upstream: string
  row_version: number
}

export interface ApiProviders {
  id: string
  created_at: string
  updated_at: string
  name: string
  display_name: string
  kind: string
  base_url: string | null
  auth_scheme: string
  api_key_env: string | null
  is_active: Bool
  row_version: number
}

interface Profiles {
  id: string
  subject: string
  created_at: string
}

export interface ModelConfigurations {
  id: string
  model_id: string | null
  base_model: string
  name: string
  description: string | null
  is_default: Bool
  steps: number
  cfg_scale: number
  sampler: string
  scheduler: string
  clip_skip: number
  resolution_width: number
  resolution_height: number
  batch_size: number
  seed: number
  additional_params: string
  created_at: string
  updated_at: string
  row_version: number
}

export interface Settings {
  key: string
  value: string
  created_at: string
  updated_at: string
  row_version: number
}

interface Counters {
  name: string
  value: number
}

export interface ChangeSets {
  revision: number
  created_at: string
  actor: string
  action: string
  summary: string
  undoes: number | null
}

export interface ChangeEntries {
  revision: number
  position: number
  entity: string
  entity_id: string
  before: string | null
  after: string | null
}

export interface Sessions {
  id_hash: string
  actor: string
  role: string
  created_at: string
  expires_at: string
  /** The API key that it was opened with; it ends with that. */
  key_id: string | null
}

export interface ApiKeys {
  id: string
  name: string
  role: string
  prefix: string
  secret_hash: string
  created_by: string
  created_at: string
  updated_at: string
  expires_at: string | null
  last_used_at: string | null
  row_version: number
}

export interface Jobs {
  id: string
  api_model_id: string | null
  status: string
  quality_rating: number | null
  created_by: string | null
  created_at: string
  started_at: string | null
  completed_at: string | null
  /** Null from here on in a row that somebody else wrote by SQL. */
  model_id: string | null
  provider_id: string | null
  request: string | null
  input: string | null
  resolution: string | null
  output: string | null
  error: string | null
  usage: string | null
  cost: string | null
  attempts: string
  /** Per cent. */
  progress: number | null
  progress_text: string | null
  /** One run on one server; whoever is no longer named here writes no more. */
  runner: string | null
  /** The provider's name for the work that it has begun. */
  reference: string | null
  updated_at: string | null
  row_version: number
}

interface JobKeys {
  created_by: string
  key: string
  body_hash: string
  job_id: string
  created_at: string
}

export interface UsageDays {
  /** Whose jobs; empty for everybody's. */
  actor: string
  day: string
  model_id: string
  provider_id: string
  display_name: string
  modality: string
  task: string
  total_jobs: number
  completed_jobs: number
  failed_jobs: number
  rating_sum: number
  rating_count: number
  input_tokens: number
  output_tokens: number
  cost: number
  unknown_cost_jobs: number
  /** A histogram of how long completed jobs took. */
  latencies: string
}

interface ProviderPaces {
  provider_id: string
  /** When calls of the last minute began, in milliseconds. */
  starts: string
}

export interface Downloads {
  id: string
  model_id: string
  status: string
  /** Those with less are sooner in turn. */
  position: number
  is_forced: Bool
  /** Whether somebody wants it although its own site calls it unsafe. */
  is_confirmed: Bool
  /** SHA-256 of files that somebody takes although the upstream tells another hash, as a JSON list. */
  accepted: string
  /** Whether it was asked for with a token, which is nowhere but in the memory of one server. */
  had_access_key: Bool
  error: string | null
  created_by: string
  created_at: string
  updated_at: string
  ended_at: string | null
  row_version: number
  /** What the queue carries for it. */
  ticket: string | null
  /** One run on one server; whoever is no longer named here writes no more. */
  runner: string | null
  /** The one server that can run it, for it has the token. */
  holder: string | null
  /** Counted up by its holder as long as that lives. */
  seen: number
  /** From the moment in which files get their names a cancel comes too late. */
  is_publishing: Bool
  /** What is fetched, once its revision is known. */
  source: string | null
  folder: string | null
  partials: string
  files: string
  downloaded_bytes: number
  total_bytes: number | null
  progress: number
  speed: number | null
  eta: number | null
  /** When it goes on, while it waits before another try. */
  retry_at: string | null
}

/** Which transaction writes its change set itself; the triggers look at it. */
interface Recorder {
  /** On SQLite. */
  is_application: Bool
  /** On PostgreSQL, where `source` is `change` or `sql`. */
  transaction_id: string | null
  source: string | null
  revision: number | null
}

export interface Tables {
  api_models: ApiModels
  model_details: ModelDetails
  api_providers: ApiProviders
  profiles: Profiles
  model_configurations: ModelConfigurations
  settings: Settings
  counters: Counters
  change_sets: ChangeSets
  change_entries: ChangeEntries
  sessions: Sessions
  api_keys: ApiKeys
  jobs: Jobs
  job_keys: JobKeys
  usage_days: UsageDays
  provider_paces: ProviderPaces
  downloads: Downloads
  recorder: Recorder
}

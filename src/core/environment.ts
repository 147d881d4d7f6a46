// Every variable that Roster reads, parsed once at start. A bad value stops the start with a sentence that names it.
import { accessSync, constants, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { messageOf } from './errors.ts'

const flag = z.enum(['true', 'false', '1', '0'], 'must be true or false').transform((value) => /^(true|1)$/.test(value))
const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${minimum} to ${maximum}`)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, `must be a whole number from ${minimum} to ${maximum}`)
const url = z
  .string()
  .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''), 'must be an http or https URL')
  .transform((value) => value.replace(/\/+$/, ''))
/** Kept to the letter: tokens name it so. Whoever could change its answers on the way could make anybody an admin. */
const issuer = z
  .string()
  .refine((value) => isSafeIssuer(URL.parse(value)), 'must be an https URL (http only on this machine) without a query')
const origins = z
  .string()
  .transform((value) => value.split(',').map((each) => each.trim()))
  .refine(
    (list) =>
      list.every((each) => /^https?:$/.test(URL.parse(each)?.protocol ?? '') && URL.parse(each)?.origin === each),
    'must be origins such as https://app.example.com, separated by commas',
  )
const databaseUrl = z
  .string()
  .refine((value) => /^(file:|postgres(ql)?:\/\/)/.test(value), 'must begin with file: or postgres://')

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

const together = (names: readonly [string, string]) => `must be set as well: ${names.join(' and ')} belong together`

const Variables = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber(0, 65535).default(4480),
    ROSTER_HOME: z.string().optional(),
    DATABASE_URL: databaseUrl.optional(),
    MODELS_DIR: z.string().optional(),
    MODELS_DB_PATH: z.string().optional(),
    ROSTER_ADMIN_TOKEN: z.string().min(16, 'must be at least 16 characters long').optional(),
    OIDC_ISSUER: issuer.optional(),
    OIDC_AUDIENCE: z.string().optional(),
    OIDC_ROLE_CLAIM: z.string().default('roles'),
    OIDC_ADMIN_ROLE: z.string().default('admin'),
    TLS_CERT: z.string().optional(),
    TLS_KEY: z.string().optional(),
    ROSTER_TRUST_PROXY: flag.default(false),
    ROSTER_CORS_ORIGINS: origins.default([]),
    ROSTER_PUBLIC_READ: flag.optional(),
    ROSTER_POPULATE: flag.default(true),
    ROSTER_API_MODELS: z.enum(['endpoints', 'catalog'], 'must be endpoints or catalog').default('endpoints'),
    ROSTER_AUDIT_DAYS: wholeNumber(1, 36_500).optional(),
    ROSTER_LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
    HF_ENDPOINT: url.default('https://huggingface.co'),
    HF_TOKEN: z.string().optional(),
    CIVITAI_ENDPOINT: url.default('https://civitai.com'),
    CIVITAI_TOKEN: z.string().optional(),
    ROSTER_ALLOW_PRIVATE_URLS: flag.default(false),
    ROSTER_STALL_TIMEOUT_SECONDS: wholeNumber(1, 3600).default(25),
    ROSTER_RETRY_BASE_MS: wholeNumber(1, 60_000).default(500),
    ROSTER_DOWNLOADS: wholeNumber(1, 64).default(2),
    ROSTER_JOB_TIMEOUT_SECONDS: wholeNumber(1, 86_400).default(1800),
    ROSTER_JOB_DAYS: wholeNumber(1, 36_500).optional(),
    ROSTER_OUTPUTS_DIR: z.string().optional(),
    ROSTER_OUTPUT_LIMIT_MB: wholeNumber(1, 1_000_000).default(2048),
    ROSTER_OUTPUT_DAYS: wholeNumber(1, 36_500).default(90),
  })
  .superRefine((known, context) => {
    const need = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    if (known.OIDC_ISSUER && !known.OIDC_AUDIENCE)
      need(
        'OIDC_AUDIENCE',
        'must be set where OIDC_ISSUER is: without it a token for any other service would count here',
      )
    if (known.TLS_CERT && !known.TLS_KEY) need('TLS_KEY', together(['TLS_CERT', 'TLS_KEY']))
    if (known.TLS_KEY && !known.TLS_CERT) need('TLS_CERT', together(['TLS_CERT', 'TLS_KEY']))
  })

/** An OpenID provider whose bearer tokens count here. */
export interface OidcSettings {
  issuer: string
  audience: string
  /** The claim that names roles; a dotted path leads into objects. */
  roleClaim: string
  adminRole: string
}

/** Paths of PEM files. */
export interface TlsFiles {
  cert: string
  key: string
}

export interface HuggingFaceSettings {
  endpoint: string
  token: string | undefined
  /** Where Hugging Face's own tools keep a token; none where HF_HUB_DISABLE_IMPLICIT_TOKEN forbids to use it. */
  tokenFile: string | undefined
  /** HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE: the hub is not asked. */
  isOffline: boolean
}

export interface DownloadSettings {
  /** Whether addresses of this machine's network and plain http are fine for direct URLs. */
  allowPrivateUrls: boolean
  /** For how long a server may send nothing. */
  stallSeconds: number
  /** The first pause before something is tried again; those after it grow. */
  retryBaseMs: number
  /** Models at a time. */
  atOnce: number
}

export interface JobSettings {
  /** For one attempt. */
  timeoutSeconds: number
  /** For how long a job that has ended is kept; without it for ever. */
  keptDays: number | undefined
}

export interface OutputSettings {
  /** Where what jobs made lies. */
  folder: string
  /** Bytes of all files of one job together. */
  most: number
  /** For how long they are kept. */
  days: number
}

export interface Environment {
  host: string
  port: number
  home: string
  databaseUrl: string
  modelsDir: string
  manifestPath: string
  adminToken: string | undefined
  oidc: OidcSettings | undefined
  tls: TlsFiles | undefined
  trustProxy: boolean
  corsOrigins: readonly string[]
  publicRead: boolean
  populate: boolean
  /** What `GET /api/models` answers: specifications 2 and 4 both have it. */
  apiModels: 'endpoints' | 'catalog'
  /** For how long the audit log keeps a change; without it for ever. */
  auditDays: number | undefined
  logLevel: string
  huggingFace: HuggingFaceSettings
  civitai: { endpoint: string; token: string | undefined }
  downloads: DownloadSettings
  jobs: JobSettings
  outputs: OutputSettings
  /** Everything else by name: keys of providers and overrides of limits. */
  variables: Readonly<Record<string, string>>
}

/** A start that cannot go on; its message is all that a person needs. */
export class StartError extends Error {
  override name = 'StartError'
}

export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const variables = withoutEmpty(source)
  const parsed = Variables.safeParse(variables)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new StartError(`The environment is not valid: ${sentences.join('; ')}.`)
  }
  const known = parsed.data
  const home = known.ROSTER_HOME ?? join(variables.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'roster')
  const modelsDir = known.MODELS_DIR ?? defaultModelsDir(home)
  return {
    host: known.HOST,
    port: known.PORT,
    home,
    databaseUrl: known.DATABASE_URL ?? `file:${join(home, 'roster.db')}`,
    modelsDir,
    manifestPath: known.MODELS_DB_PATH ?? join(modelsDir, 'installed-models.json'),
    adminToken: known.ROSTER_ADMIN_TOKEN,
    oidc: oidcOf(known),
    tls: known.TLS_CERT && known.TLS_KEY ? { cert: known.TLS_CERT, key: known.TLS_KEY } : undefined,
    trustProxy: known.ROSTER_TRUST_PROXY,
    corsOrigins: known.ROSTER_CORS_ORIGINS,
    // Behind a proxy loopback is reached from elsewhere.
    publicRead: known.ROSTER_PUBLIC_READ ?? (isLoopback(known.HOST) && !known.ROSTER_TRUST_PROXY),
    populate: known.ROSTER_POPULATE,
    apiModels: known.ROSTER_API_MODELS,
    auditDays: known.ROSTER_AUDIT_DAYS,
    logLevel: known.ROSTER_LOG_LEVEL,
    huggingFace: huggingFaceOf(known, variables),
    civitai: { endpoint: known.CIVITAI_ENDPOINT, token: known.CIVITAI_TOKEN },
    downloads: {
      allowPrivateUrls: known.ROSTER_ALLOW_PRIVATE_URLS,
      stallSeconds: known.ROSTER_STALL_TIMEOUT_SECONDS,
      retryBaseMs: known.ROSTER_RETRY_BASE_MS,
      atOnce: known.ROSTER_DOWNLOADS,
    },
    jobs: { timeoutSeconds: known.ROSTER_JOB_TIMEOUT_SECONDS, keptDays: known.ROSTER_JOB_DAYS },
    outputs: {
      folder: known.ROSTER_OUTPUTS_DIR ?? join(home, 'outputs'),
      most: known.ROSTER_OUTPUT_LIMIT_MB * 1024 * 1024,
      days: known.ROSTER_OUTPUT_DAYS,
    },
    variables,
  }
}

/** Switches of Hugging Face's own tools mean what they mean there, and any other word is no error. */
const isOn = (value: string | undefined): boolean => /^(1|on|yes|true)$/i.test(value ?? '')

function huggingFaceOf(known: z.infer<typeof Variables>, variables: Record<string, string>): HuggingFaceSettings {
  const cache = variables.XDG_CACHE_HOME ?? join(variables.HOME ?? homedir(), '.cache')
  const home = variables.HF_HOME ?? join(cache, 'huggingface')
  return {
    endpoint: known.HF_ENDPOINT,
    token: known.HF_TOKEN,
    tokenFile: isOn(variables.HF_HUB_DISABLE_IMPLICIT_TOKEN)
      ? undefined
      : (variables.HF_TOKEN_PATH ?? join(home, 'token')),
    isOffline: isOn(variables.HF_HUB_OFFLINE) || isOn(variables.TRANSFORMERS_OFFLINE),
  }
}

function oidcOf(known: z.infer<typeof Variables>): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = known
  if (!issuer || !audience) return undefined
  return { issuer, audience, roleClaim: known.OIDC_ROLE_CLAIM, adminRole: known.OIDC_ADMIN_ROLE }
}

function isSafeIssuer(url: URL | null): boolean {
  if (!url || url.username || url.password || url.search || url.hash) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

export const isLoopback = (host: string): boolean => /^(127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/.test(host)

/** An empty variable counts as unset. */
const withoutEmpty = (source: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(source).filter((entry): entry is [string, string] => Boolean(entry[1])))

const WORKSPACE = '/workspace'

function defaultModelsDir(home: string): string {
  const own = join(home, 'models')
  if (!existsSync(WORKSPACE)) return own
  try {
    accessSync(WORKSPACE, constants.W_OK)
    return join(WORKSPACE, 'models')
  } catch (error) {
    // A workspace that cannot be written is not ours to use: the specification's folder holds only where it can be.
    process.emitWarning(`${WORKSPACE} is not writable (${messageOf(error)}); models go to ${own}`)
    return own
  }
}

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
const databaseUrl = z
  .string()
  .refine((value) => /^(file:|postgres(ql)?:\/\/)/.test(value), 'must begin with file: or postgres://')

const Variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(4480),
  ROSTER_HOME: z.string().optional(),
  DATABASE_URL: databaseUrl.optional(),
  MODELS_DIR: z.string().optional(),
  MODELS_DB_PATH: z.string().optional(),
  ROSTER_ADMIN_TOKEN: z.string().min(16, 'must be at least 16 characters long').optional(),
  ROSTER_PUBLIC_READ: flag.optional(),
  ROSTER_POPULATE: flag.default(true),
  ROSTER_AUDIT_DAYS: wholeNumber(1, 36_500).optional(),
  ROSTER_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  HF_ENDPOINT: url.default('https://huggingface.co'),
  HF_TOKEN: z.string().optional(),
})

export interface Environment {
  host: string
  port: number
  home: string
  databaseUrl: string
  modelsDir: string
  manifestPath: string
  adminToken: string | undefined
  publicRead: boolean
  populate: boolean
  /** For how long the audit log keeps a change; without it for ever. */
  auditDays: number | undefined
  logLevel: string
  huggingFace: { endpoint: string; token: string | undefined }
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
    publicRead: known.ROSTER_PUBLIC_READ ?? isLoopback(known.HOST),
    populate: known.ROSTER_POPULATE,
    auditDays: known.ROSTER_AUDIT_DAYS,
    logLevel: known.ROSTER_LOG_LEVEL,
    huggingFace: { endpoint: known.HF_ENDPOINT, token: known.HF_TOKEN },
    variables,
  }
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

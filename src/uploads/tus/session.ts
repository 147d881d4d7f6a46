// One upload that can go on later, as it is written down: any server on the volume can take it up where it stands.
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isObject } from '../../core/record.ts'
import { Name, Slug, Time } from '../../core/schema.ts'
import { compareCodePoints } from '../../core/text.ts'
import { isoTime } from '../../core/time.ts'
import { diskError, publishFile } from '../../library/index.ts'
import { StatedFacts, Upload } from '../contract.ts'

const FOLDER = '.uploads'

const Session = z.object({
  version: z.literal(1),
  ...Upload.omit({ file_name: true }).shape,
  plan: z.object({ id: Slug, name: Name, fileName: z.string(), stated: StatedFacts }),
  /** As it was sent, for HEAD has to repeat it. */
  metadata: z.string(),
  /** Relative to MODELS_DIR. */
  partial: z.string(),
  updated_at: Time,
})
export type Session = z.infer<typeof Session>

export const uploadOf = ({ id, status, plan, offset, size_bytes, model_id, error, ...times }: Session): Upload => {
  const { created_at, updated_at, expires_at } = times
  return {
    ...{ id, status, file_name: plan.fileName, offset, size_bytes, model_id, error },
    ...{ created_at, updated_at, expires_at },
  }
}

/** In the order of their beginning. */
export const keyOf = ({ created_at, id }: Pick<Upload, 'created_at' | 'id'>): string => `${created_at}/${id}`

export class Sessions {
  readonly #folder: string
  readonly #modelsDir: string

  constructor(modelsDir: string) {
    this.#modelsDir = modelsDir
    this.#folder = join(modelsDir, FOLDER)
  }

  /** Undefined where there is none of this id. */
  async find(id: string): Promise<Session | undefined> {
    if (!z.uuid().safeParse(id).success) return undefined
    return this.#read(this.#fileOf(id))
  }

  /** Oldest first. */
  async list(): Promise<Session[]> {
    const names = await readdir(this.#folder).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw diskError(error, this.#folder)
    })
    const files = names.filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    const sessions = await Promise.all(files.map((name) => this.#read(join(this.#folder, name))))
    return sessions
      .filter((session) => session !== undefined)
      .sort((left, right) => compareCodePoints(keyOf(left), keyOf(right)))
  }

  /** It is replaced whole, and there after a power cut. */
  async save(session: Session, now: Date): Promise<void> {
    session.updated_at = isoTime(now)
    const file = this.#fileOf(session.id)
    const partial = join(this.#folder, `.${session.id}.json`)
    try {
      await mkdir(this.#folder, { recursive: true })
      const handle = await open(partial, 'w')
      try {
        await handle.writeFile(JSON.stringify(session))
        await handle.sync()
      } finally {
        await handle.close()
      }
      await publishFile(partial, file)
    } catch (error) {
      throw diskError(error, this.#modelsDir)
    }
  }

  remove(id: string): Promise<void> {
    return rm(this.#fileOf(id), { force: true })
  }

  #fileOf(id: string): string {
    return join(this.#folder, `${id}.json`)
  }

  /** One that is gone, or that nobody can read, is none: a client begins anew then. */
  async #read(file: string): Promise<Session | undefined> {
    try {
      return Session.parse(JSON.parse(await readFile(file, 'utf8')))
    } catch (error) {
      if (isMissing(error) || error instanceof z.ZodError || error instanceof SyntaxError) return undefined
      throw diskError(error, this.#folder)
    }
  }
}

const isMissing = (error: unknown): boolean => isObject(error) && error.code === 'ENOENT'

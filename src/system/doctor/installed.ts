// Whether what the record of installed models speaks of lies where it says, whole; by size, which takes no time.
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Environment } from '../../core/environment.ts'
import { messageOf } from '../../core/errors.ts'
import { isObject } from '../../core/record.ts'
import type { Finding } from './contract.ts'
import { ok, problem, warning } from './finding.ts'

const Manifest = z.object({
  models: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      files: z.array(z.object({ path: z.string(), size: z.number().nullish() })),
      source: z.object({ type: z.string() }).nullish(),
    }),
  ),
})
type Model = z.infer<typeof Manifest>['models'][number]

/** A longer list says nothing more. */
const MOST_FINDINGS = 20
const AT_A_TIME = 32

export async function checkInstalled({ modelsDir, manifestPath }: Environment): Promise<Finding[]> {
  const about = 'installed models'
  try {
    const { models } = Manifest.parse(JSON.parse(await readFile(manifestPath, 'utf8')))
    const faults: Finding[] = []
    for (let start = 0; start < models.length; start += AT_A_TIME) {
      const found = await Promise.all(models.slice(start, start + AT_A_TIME).map((model) => check(model, modelsDir)))
      faults.push(...found.filter((finding) => finding !== undefined))
    }
    if (faults.length === 0) return [ok(about, `${models.length} are recorded, and all of their files are there`)]
    const rest = faults.length - MOST_FINDINGS
    const more = warning(about, `${rest} more have something wrong with them`, 'See to these first: roster doctor')
    return [...faults.slice(0, MOST_FINDINGS), ...(rest > 0 ? [more] : [])]
  } catch (error) {
    if (isObject(error) && error.code === 'ENOENT')
      return [ok(about, `There are none yet: ${manifestPath} is not there`)]
    return [
      problem(
        about,
        `${manifestPath} cannot be read: ${messageOf(error).slice(0, 200)}`,
        'Repair it, or move it away and scan the library',
      ),
    ]
  }
}

async function check({ id, files, source, status }: Model, modelsDir: string): Promise<Finding | undefined> {
  const about = `model ${id}`
  if (status === 'quarantined')
    return warning(
      about,
      'It is dangerous to load and is not offered',
      `Look at it: roster identify, or remove it: roster rm ${id}`,
    )
  const faults = await Promise.all(files.map((file) => faultOf(resolve(modelsDir, file.path), file.size ?? null)))
  const fault = faults.find((each) => each !== undefined)
  if (!fault) return undefined
  const again =
    source?.type === 'upload' || source?.type === 'local'
      ? 'Put the file back or upload it again'
      : `Bring it again: roster pull ${id} --force`
  return problem(about, fault, `${again}; or forget it: roster rm ${id}`)
}

async function faultOf(path: string, size: number | null): Promise<string | undefined> {
  try {
    const found = await stat(path)
    if (!found.isFile()) return `${path} is no file`
    if (size === null || found.size === size) return undefined
    return `${path} is ${found.size < size ? 'truncated' : 'too long'}: ${found.size} of ${size} bytes`
  } catch (error) {
    return isObject(error) && error.code === 'ENOENT'
      ? `${path} is missing`
      : `${path} cannot be read: ${messageOf(error)}`
  }
}

// Whether the files of a model are what they were, one after another.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { messageOf } from '../../core/errors.ts'
import { isObject } from '../../core/record.ts'
import type { InstalledStatus, LibraryEntry } from '../contract.ts'
import { placeOf } from '../places.ts'
import { absentOf } from '../scan/units.ts'
import type { Hashing } from './hashing.ts'
import { faultOf } from './whole.ts'

export interface Problem {
  path: string
  detail: string
}

export interface Judgement {
  /** `unread`: the disk would not tell, and what is known of it stays. */
  status: 'ok' | 'corrupt' | 'missing' | 'unread'
  /** By path, of the files that are right. */
  hashes: ReadonlyMap<string, string>
  problems: readonly Problem[]
}

/** Undefined where it was cancelled. */
export async function judge(
  { files }: LibraryEntry,
  modelsDir: string,
  hashing: Hashing,
  onFile: (path: string) => void,
): Promise<Judgement | undefined> {
  const hashes = new Map<string, string>()
  const problems: Problem[] = []
  const seen = new Set<Told['is']>()
  for (const file of files) {
    onFile(file.path)
    const told = await tell(file, placeOf(file.path, modelsDir), hashing)
    if (told === undefined) return undefined
    seen.add(told.is)
    if (told.is === 'ok') hashes.set(file.path, told.sha256)
    else problems.push({ path: file.path, detail: told.detail })
  }
  for (const name of absentOf(files.map(({ path }) => ({ name: basename(path) })))) {
    seen.add('missing')
    problems.push({ path: name, detail: 'This part of the model is not there' })
  }
  const status = (['missing', 'unread', 'corrupt'] as const).find((each) => seen.has(each)) ?? 'ok'
  return { status, hashes, problems }
}

type Told = { is: 'ok'; sha256: string } | { is: 'missing' | 'corrupt' | 'unread'; detail: string }

/** Undefined where it was cancelled. */
async function tell(
  { size, sha256 }: LibraryEntry['files'][number],
  place: string,
  hashing: Hashing,
): Promise<Told | undefined> {
  try {
    const found = await stat(place)
    if (!found.isFile()) return { is: 'missing', detail: 'The file is gone' }
    if (size !== null && found.size !== size)
      return { is: 'corrupt', detail: `It has ${found.size} bytes and should have ${size}` }
    const answer = await hashing.hash(place)
    if ('cancelled' in answer) return undefined
    if ('failed' in answer) return { is: 'unread', detail: answer.failed }
    if (sha256 !== null && sha256 !== answer.sha256)
      return { is: 'corrupt', detail: `Its SHA-256 is ${answer.sha256} and should be ${sha256}` }
    // The first hash of a file says only what it is, and not that it is right.
    const fault = sha256 === null ? await faultOf(place) : null
    return fault === null ? { is: 'ok', sha256: answer.sha256 } : { is: 'corrupt', detail: fault }
  } catch (error) {
    if (isObject(error) && error.code === 'ENOENT') return { is: 'missing', detail: 'The file is gone' }
    return { is: 'unread', detail: messageOf(error) }
  }
}

/** The entry as it is known by then; a change of its files meanwhile is for the next verification. */
export function judged(entry: LibraryEntry, { status, hashes }: Judgement, at: string): LibraryEntry {
  if (status === 'unread') return entry
  const files = entry.files.map((file) => ({ ...file, sha256: file.sha256 ?? hashes.get(file.path) ?? null }))
  const isHeld = entry.status === 'quarantined' && status === 'ok'
  const next: InstalledStatus = isHeld ? 'quarantined' : status
  return { ...entry, files, status: next, verified_at: at }
}

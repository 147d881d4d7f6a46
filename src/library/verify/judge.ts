// Whether the files of a model are what they were, one after another.
import { stat } from 'node:fs/promises'
import { messageOf } from '../../core/errors.ts'
import { isObject } from '../../core/record.ts'
import type { InstalledStatus, LibraryEntry } from '../contract.ts'
import { placeOf } from '../places.ts'
import type { Hashing } from './hashing.ts'

export interface Problem {
  path: string
  detail: string
}

export interface Judgement {
  /** `unread`: the disk would not tell, and what is known of it stays. */
  status: 'ok' | 'corrupt' | 'missing' | 'unread'
  /** By path, of the files whose hashes were not known. */
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
  let [isMissing, isUnread] = [false, false]
  for (const { path, size, sha256 } of files) {
    onFile(path)
    const place = placeOf(path, modelsDir)
    const found = await stat(place).catch((error: unknown) => {
      if (isObject(error) && error.code === 'ENOENT') return undefined
      problems.push({ path, detail: messageOf(error) })
      isUnread = true
      return null
    })
    if (found === null) continue
    if (found === undefined || !found.isFile()) {
      isMissing = true
      problems.push({ path, detail: 'The file is gone' })
    } else if (size !== null && found.size !== size) {
      problems.push({ path, detail: `It has ${found.size} bytes and should have ${size}` })
    } else {
      const answer = await hashing.hash(place)
      if ('cancelled' in answer) return undefined
      if ('failed' in answer) {
        problems.push({ path, detail: answer.failed })
        isUnread = true
      }
      if ('sha256' in answer && sha256 === null) hashes.set(path, answer.sha256)
      if ('sha256' in answer && sha256 !== null && sha256 !== answer.sha256)
        problems.push({ path, detail: `Its SHA-256 is ${answer.sha256} and should be ${sha256}` })
    }
  }
  const status = isMissing ? 'missing' : isUnread ? 'unread' : problems.length > 0 ? 'corrupt' : 'ok'
  return { status, hashes, problems }
}

/** The entry as it is known by then; a change of its files meanwhile is for the next verification. */
export function judged(entry: LibraryEntry, { status, hashes }: Judgement, at: string): LibraryEntry {
  if (status === 'unread') return entry
  const files = entry.files.map((file) => ({ ...file, sha256: file.sha256 ?? hashes.get(file.path) ?? null }))
  const isHeld = entry.status === 'quarantined' && status === 'ok'
  const next: InstalledStatus = isHeld ? 'quarantined' : status
  return { ...entry, files, status: next, verified_at: at }
}

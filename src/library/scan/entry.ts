// Entries of the library for what a scan has found, and what a rescan changes of them.
import { RosterError } from '../../core/errors.ts'
import { sameJson } from '../../core/record.ts'
import type { InstalledStatus, LibraryEntry } from '../contract.ts'
import { pathOf } from '../places.ts'
import type { Looked } from './look.ts'
import type { Unit } from './units.ts'

export interface Finding {
  unit: Unit
  looked: Looked
  /** Whether a file of it is another than before: other bytes, or other times. */
  isChanged: boolean
  adoptedFrom: string | null
}

export interface Where {
  modelsDir: string
  now: string
}

/** @throws RosterError `invalid` for a path that is too long to be kept. */
export function newEntry({ unit, looked, adoptedFrom }: Finding, { modelsDir, now }: Where): LibraryEntry {
  const files = filesOf(unit, modelsDir)
  const local = { type: 'local', repo: null, revision: null, url: null, files } as const
  const { identified, sidecar } = looked
  const civitai = sidecar?.civitai && {
    ...local,
    type: 'civitai' as const,
    repo: String(sidecar.civitai.modelId),
    revision: String(sidecar.civitai.versionId),
    url: `https://civitai.com/models/${sidecar.civitai.modelId}?modelVersionId=${sidecar.civitai.versionId}`,
  }
  return {
    id: unit.id ?? '',
    name: unit.name.slice(0, 200),
    type: identified.type,
    family: identified.family,
    base_model: identified.base_model,
    path: pathOf(unit.folder, modelsDir),
    files,
    size_bytes: sizeOf(files),
    source: unit.source ?? civitai ?? local,
    identified,
    installed_at: now,
    verified_at: null,
    status: statusOf(looked, unit.absent, false) ?? 'unverified',
    adopted_from: adoptedFrom,
    model: null,
  }
}

/** The entry after another look; the same object where that says nothing new. */
export function rescanned(entry: LibraryEntry, finding: Finding, { modelsDir }: Where): LibraryEntry {
  const { unit, looked, isChanged } = finding
  const found = filesOf(unit, modelsDir)
  const isOurs = isOfUpstream(entry)
  const unlocked = Boolean(entry.unlocked) && !isChanged
  const hashes = new Map(entry.files.map(({ path, sha256 }) => [path, sha256]))
  const files = isOurs
    ? entry.files
    : found.map((file) => ({ ...file, sha256: file.sha256 ?? (isChanged ? null : (hashes.get(file.path) ?? null)) }))
  const isOfOtherSize =
    isOurs &&
    entry.files.some(({ path, size }) =>
      found.some((file) => file.path === path && size !== null && file.size !== size),
    )
  const found_status = isOfOtherSize ? 'corrupt' : statusOf(looked, unit.absent, unlocked)
  const status = found_status ?? (isChanged ? 'unverified' : healed(entry))
  const fresh: LibraryEntry = {
    ...entry,
    path: isOurs ? entry.path : pathOf(unit.folder, modelsDir),
    files,
    size_bytes: sizeOf(files),
    source: unit.source ?? entry.source,
    identified: looked.identified,
    verified_at: isChanged ? null : entry.verified_at,
    status,
    ...(entry.unlocked !== undefined && { unlocked }),
  }
  return sameJson(fresh, entry) ? entry : fresh
}

/** The entry of a model whose row says where its files come from: what they must be, and which of them are not there. */
export function asSourceSays(entry: LibraryEntry, source: LibraryEntry['source']): LibraryEntry {
  if (source === null) return entry
  const wanted = new Map(source.files.map((file) => [`${entry.path}/${file.path}`, file]))
  const files = entry.files.map((file) => ({ ...file, sha256: file.sha256 ?? wanted.get(file.path)?.sha256 ?? null }))
  const present = new Set(files.map(({ path }) => path))
  const isAbsent = [...wanted.keys()].some((path) => !present.has(path))
  const isWrong = files.some(({ path, size }) => (wanted.get(path)?.size ?? size) !== size)
  const status = isAbsent ? 'missing' : isWrong ? 'corrupt' : entry.status
  return { ...entry, files, source, status }
}

/** Files that moved are the same files: their hashes and all else stay. */
export function movedTo(entry: LibraryEntry, places: ReadonlyMap<string, string>, folder: string): LibraryEntry {
  const files = entry.files.map((file) => ({ ...file, path: places.get(file.path) ?? file.path }))
  const source = entry.source?.type === 'local' ? { ...entry.source, files } : entry.source
  return { ...entry, files, source, path: folder, status: healed(entry) }
}

/** Undefined where nothing is wrong with it. */
function statusOf(
  { identified, fault }: Looked,
  absent: readonly string[],
  unlocked: boolean,
): InstalledStatus | undefined {
  if (absent.length > 0) return 'missing'
  if (fault !== null) return 'corrupt'
  return identified.safety === 'dangerous' && !unlocked ? 'quarantined' : undefined
}

/** What was wrong and is no longer. */
const healed = ({ status, verified_at }: LibraryEntry): InstalledStatus =>
  status === 'ok' || status === 'unverified' ? status : verified_at === null ? 'unverified' : 'ok'

/** Whether somebody else says what its files must be. */
const isOfUpstream = ({ source, adopted_from }: LibraryEntry): boolean =>
  source !== null && source.type !== 'local' && !adopted_from

const LONGEST_PATH = 1024

function filesOf({ weights, companions }: Unit, modelsDir: string) {
  return [...weights, ...companions].map(({ place, size, sha256 = null }) => {
    const path = pathOf(place, modelsDir)
    if (path.length > LONGEST_PATH)
      throw new RosterError('invalid', `Its path is longer than ${LONGEST_PATH} characters`)
    return { path, size, sha256 }
  })
}

const sizeOf = (files: readonly { size: number | null }[]): number =>
  files.reduce((sum, { size }) => sum + (size ?? 0), 0)

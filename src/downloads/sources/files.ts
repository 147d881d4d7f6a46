// Which files of a repository make up a model, and which names a file may have at all.
import type { Source } from '../../catalog/contract.ts'
import { RosterError } from '../../core/errors.ts'
import { safeRelativePath } from '../../library/index.ts'
import type { PlannedFile } from './plan.ts'

/** Formats of weights, the safest first: a repository often holds the same weights in several. */
const WEIGHTS = [['safetensors'], ['gguf'], ['bin', 'ckpt', 'pth', 'pt']]
const COMPANIONS = ['json', 'txt', 'model', 'yaml', 'yml', 'md']
const ALLOWED: ReadonlySet<string> = new Set([...WEIGHTS.flat(), ...COMPANIONS])

export const endingOf = (path: string): string => /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''

/** @throws RosterError `not_a_model_file` for a name that no file of a model has. */
export function checkFileName(path: string): void {
  safeRelativePath(path)
  if (ALLOWED.has(endingOf(path))) return
  const endings = [...ALLOWED].map((ending) => `.${ending}`).join(', ')
  throw new RosterError('not_a_model_file', `"${path}" is no file of a model: its name must end in one of ${endings}`)
}

/** The files that the source names; where it names none, one format of weights and what stands beside it. */
export function selectFiles(listed: readonly PlannedFile[], source: Source): PlannedFile[] {
  if (source.files.length > 0) return source.files.map((wanted) => findListed(listed, wanted, source))
  const visible = listed.filter(({ path }) => !path.split('/').some((part) => part.startsWith('.')))
  const endings = WEIGHTS.find((format) => visible.some(({ path }) => format.includes(endingOf(path))))
  if (!endings) throw new RosterError('not_found', `${source.repo} has no weights that Roster knows; name its files`)
  const chosen = visible.filter(({ path }) => [...endings, ...COMPANIONS].includes(endingOf(indexedPath(path) ?? path)))
  for (const { path } of chosen) checkFileName(path)
  return chosen
}

/** "pytorch_model.bin.index.json" belongs to weights in .bin and goes where they go. */
const indexedPath = (path: string): string | undefined => /^(.+)\.index\.json$/.exec(path)?.[1]

type Wanted = Source['files'][number]

function findListed(listed: readonly PlannedFile[], wanted: Wanted, { repo }: Source): PlannedFile {
  const found = listed.find(({ path }) => path === wanted.path)
  if (!found) throw new RosterError('not_found', `${repo} has no file ${wanted.path}; check its name`)
  const pinned = wanted.sha256
  if (pinned === null) return found
  if (found.hash?.algorithm === 'sha256' && found.hash.hex !== pinned)
    throw new RosterError(
      'hash_mismatch',
      `${wanted.path} of ${repo} is not what the catalog pins: it has ${found.hash.hex} instead of ${pinned}. ` +
        'Someone changed it upstream; check why before the catalog is changed too',
    )
  return { ...found, hash: { algorithm: 'sha256', hex: pinned } }
}

// One scan: folders are walked, files that changed are looked at, and what came of it is written once.
import type { Catalog } from '../../catalog/index.ts'
import type { Changes } from '../../changes/index.ts'
import type { Admin } from '../../core/actor.ts'
import { breather } from '../../core/breathe.ts'
import { messageOf, RosterError } from '../../core/errors.ts'
import type { LibraryEntry } from '../contract.ts'
import type { Library } from '../library.ts'
import { type Finding, movedTo, newEntry, rescanned, type Where } from './entry.ts'
import { Known } from './known.ts'
import { lookAt } from './look.ts'
import type { Root } from './roots.ts'
import { Rows } from './rows.ts'
import { type Memory, Survey, type Work } from './survey.ts'

export interface ScanTools {
  library: Library
  catalog: Catalog
  changes: Changes
  /** Models whose files are on their way, so that what lies there is not all of them. */
  onTheirWay: () => Promise<Pick<ReadonlySet<string>, 'has'>>
}

/** What a scan tells while it goes on. */
export interface ScanProgress {
  files_seen: number
  files_total: number | null
  added: number
  changed: number
  missing: number
}

interface Listening {
  progress: ScanProgress
  onError: (path: string, detail: string) => void
  signal: AbortSignal
}

interface Findings {
  fresh: Finding[]
  again: { entry: LibraryEntry; finding: Finding }[]
  /** What was a model and is none any more. */
  spoiled: LibraryEntry[]
}

const LOOKS_AT_ONCE = 8

/** @returns what to remember of the files, so that the next scan opens only those that change. */
export async function scan(
  actor: Admin,
  roots: readonly Root[],
  before: Memory,
  tools: ScanTools,
  listening: Listening,
): Promise<Memory> {
  const { library } = tools
  const { progress, onError, signal } = listening
  const known = new Known(library.list(), before, library.modelsDir)
  const busy = await tools.onTheirWay()
  const survey = new Survey({ ...tools, known, isBusy: (id) => busy.has(id), onError, signal })
  for (const root of roots) await survey.walk(root, roots)
  await survey.compare()
  progress.files_total = survey.filesTotal
  progress.files_seen = survey.filesTotal - survey.work.reduce((sum, { unit }) => sum + unit.weights.length, 0)
  const findings = await look(survey, listening)
  await write(actor, survey, findings, tools, listening)
  survey.keep(before)
  return survey.memory
}

async function look(survey: Survey, listening: Listening): Promise<Findings> {
  const { progress, signal } = listening
  const findings: Findings = { fresh: [], again: [], spoiled: [] }
  const queue = survey.work.values()
  const breathe = breather()
  const worker = async () => {
    for (const work of queue) {
      signal.throwIfAborted()
      await lookAtOne(work, survey, findings, listening)
      progress.files_seen += work.unit.weights.length
      await breathe()
    }
  }
  await Promise.all(Array.from({ length: LOOKS_AT_ONCE }, worker))
  return findings
}

async function lookAtOne(work: Work, survey: Survey, findings: Findings, { onError }: Listening): Promise<void> {
  const { unit, entry, isChanged, adoptedFrom } = work
  try {
    const finding = { unit, looked: await lookAt(unit), isChanged, adoptedFrom }
    if (entry) findings.again.push({ entry, finding })
    else findings.fresh.push(finding)
    survey.remember(unit)
  } catch (error) {
    const detail = messageOf(error)
    onError(unit.weights[0]?.place ?? unit.folder, detail)
    // What the disk could not tell is asked again the next time.
    if (!(error instanceof RosterError)) return
    survey.remember(unit, detail)
    if (entry && entry.status !== 'corrupt') findings.spoiled.push(entry)
  }
}

/** Makes an entry of what the manifest has by then; undefined where there is nothing to change. */
type EntryEdit = (present: LibraryEntry | undefined) => LibraryEntry | undefined

async function write(
  actor: Admin,
  survey: Survey,
  { fresh, again, spoiled }: Findings,
  tools: ScanTools,
  { progress, onError }: Listening,
): Promise<void> {
  const { library, catalog, changes } = tools
  const { modelsDir } = library
  const edits = new Map<string, EntryEdit>()
  const withStatus = (entry: LibraryEntry, status: LibraryEntry['status']) =>
    edits.set(entry.id, (present) => present && { ...present, status })
  const describe = () => ({
    action: 'library.scan',
    summary: `Scanned the library: ${progress.added} added, ${progress.changed} changed, ${progress.missing} missing`,
  })
  for (const entry of survey.missing) withStatus(entry, 'missing')
  for (const entry of spoiled) withStatus(entry, 'corrupt')
  progress.missing = survey.missing.length
  progress.changed = spoiled.length
  if (fresh.length + again.length + survey.moves.length > 0)
    await changes.change(actor, describe, async (draft) => {
      const rows = new Rows(
        draft,
        catalog,
        library.list().map(({ id }) => id),
      )
      const where = { modelsDir, now: draft.now }
      for (const { entry, finding } of again) {
        const next = rescanned(entry, finding, where)
        if (next === entry) continue
        const whole = await rows.update(next, finding.looked)
        edits.set(entry.id, (present) => present && { ...present, ...whole })
        progress.changed++
      }
      for (const { entry, paths, folder } of survey.moves) {
        const whole = await rows.update(movedTo(entry, paths, folder), undefined)
        edits.set(entry.id, (present) => present && { ...present, ...whole })
        progress.changed++
      }
      await inParallel(fresh, async (finding) => {
        const entry = entryOf(finding, where, onError)
        if (!entry) return
        const whole = await rows.add(entry, finding.looked)
        edits.set(whole.id, () => whole)
        progress.added++
      })
    })
  if (edits.size === 0) return
  await library.change((entries) => {
    for (const [id, edit] of edits) {
      const next = edit(entries.get(id))
      if (next) entries.set(id, next)
    }
  })
}

/** Enough that the database is never waited for; a statement takes less time than its way there and back. */
const ROWS_AT_ONCE = 32

/** @throws the first error, once nothing is under way any more: nothing may run on after its transaction. */
async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const breathe = breather()
  for (let start = 0; start < items.length; start += ROWS_AT_ONCE) {
    const settled = await Promise.allSettled(items.slice(start, start + ROWS_AT_ONCE).map(work))
    const failed = settled.find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
    await breathe()
  }
}

function entryOf(finding: Finding, where: Where, onError: Listening['onError']) {
  try {
    return newEntry(finding, where)
  } catch (error) {
    onError(finding.unit.weights[0]?.place ?? finding.unit.folder, messageOf(error))
    return undefined
  }
}

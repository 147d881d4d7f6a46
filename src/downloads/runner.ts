// Works on downloads: one run takes one as far as it goes, and says what became of it.
import type { Changes, Draft } from '../changes/index.ts'
import { SYSTEM } from '../core/actor.ts'
import type { Clock } from '../core/clock.ts'
import { messageOf, notFound, RosterError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import { isoTime } from '../core/time.ts'
import type { Database } from '../db/index.ts'
import type { Library } from '../library/index.ts'
import type { Work } from '../queue/index.ts'
import type { Board, Run } from './board.ts'
import { bringModel } from './bring.ts'
import { type Claimed, claim } from './claim.ts'
import type { Download, DownloadStatus } from './contract.ts'
import type { Upstream } from './engine/index.ts'
import { jobError } from './errors.ts'
import type { DownloadableModel } from './installed-entry.ts'
import { Live } from './live.ts'
import { discardPartials } from './places.ts'
import type { Room } from './room.ts'
import type { WholeRow } from './row.ts'
import type { Sources } from './sources/index.ts'
import { isEnded, UNFINISHED } from './statuses.ts'
import {
  downloadEntity,
  findDownload,
  readByStatus,
  writeLastProgress,
  writeProgress,
  writeRun,
  writeStatus,
  writeWork,
} from './store.ts'

export interface RunnerParts {
  database: Database
  changes: Changes
  library: Library
  upstream: Upstream
  sources: Sources
  board: Board
  room: Room
  findModel: (id: string) => DownloadableModel | undefined
  atATime: number
  log: Log
  now: Clock
}

const SAVE_MS = 1_000
const TELL_MS = 250

/** Somebody has stopped or taken over what a run works on. */
class Interrupted extends Error {}

export class Runner implements Work {
  readonly name = 'downloads'
  readonly atATime: number
  readonly #parts: RunnerParts

  constructor(parts: RunnerParts) {
    this.#parts = parts
    this.atATime = parts.atATime
  }

  /** What only another server can do is left to it: see `Holders`. */
  async unfinished(): Promise<string[]> {
    const rows = await readByStatus(this.#parts.database.reader, UNFINISHED)
    return rows.flatMap(({ ticket, holder }) => (ticket !== null && holder === null ? [ticket] : []))
  }

  async run(ticket: string, signal: AbortSignal): Promise<void> {
    const { database, board } = this.#parts
    const claimed = await database.change((tx) => claim(tx, ticket, board.server, this.#now()))
    if (!claimed) return
    if (claimed.row.status === 'cancelled') return this.discard(claimed.row)
    // Paused and resumed at once: the run before must have let go of its files.
    await board.runs.get(claimed.row.id)?.ended
    await this.#work(claimed, signal)
  }

  /** Deletes what had arrived. */
  discard({ partials }: WholeRow): Promise<void> {
    const { library, upstream } = this.#parts
    return discardPartials(partials, library.modelsDir, upstream)
  }

  async #work(claimed: Claimed, signal: AbortSignal): Promise<void> {
    const { row } = claimed
    const { board } = this.#parts
    const controller = new AbortController()
    const live = new Live(row, this.#teller(row))
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const run: Run = { live, controller, ended }
    board.runs.set(row.id, run)
    const saving = setInterval(() => void this.#save(claimed, run), SAVE_MS)
    try {
      await this.#bring(claimed, run, AbortSignal.any([signal, controller.signal]))
      await this.#finish(claimed, live, 'completed')
    } catch (error) {
      await this.#endedBy(error, claimed, live, signal)
    } finally {
      clearInterval(saving)
      board.runs.delete(row.id)
      end()
    }
  }

  async #bring({ row, runner }: Claimed, { live }: Run, signal: AbortSignal): Promise<void> {
    const { database, library, upstream, sources, board, room, now, log } = this.#parts
    const token = board.tokens.get(row.id)
    if (row.had_access_key && token === undefined) throw forgottenToken(row)
    const model = this.#parts.findModel(row.model_id)
    if (!model) throw notFound('model', row.model_id)
    const source = row.source ?? model.source
    if (!source) throw new RosterError('not_found', `${model.display_name} no longer says where its files are`)
    const mine = async (change: Parameters<typeof writeRun>[3]) => {
      // Alone among all servers: whoever cancels sees it, or this run sees the cancel.
      const isMine = await database.change((tx) => writeRun(tx, row.id, runner, change))
      if (!isMine) throw new Interrupted('The download was stopped')
    }
    live.become('downloading')
    await bringModel(
      {
        ...{
          model,
          source,
          folder: row.folder,
          replace: row.is_forced,
          isConfirmed: row.is_confirmed,
          accepted: row.accepted,
          token,
          signal,
          live,
        },
        planned: (pinned, folder, partials) => mine({ source: pinned, folder, partials }),
        beginPublishing: async () => {
          // An undo may have taken it back meanwhile: nothing is installed under a name that nobody has.
          if (!this.#parts.findModel(row.model_id)) throw notFound('model', row.model_id)
          await mine({ is_publishing: true })
        },
      },
      { library, upstream, sources, now, log, requireRoom: (bytes) => room.require(bytes, row.id) },
    )
  }

  /** @throws the reason of the signal where this server stops, so that the ticket goes to another. */
  async #endedBy(error: unknown, claimed: Claimed, live: Live, signal: AbortSignal): Promise<void> {
    const { row } = claimed
    const { database, log, board } = this.#parts
    const now = await findDownload(database.reader, row.id)
    if (now?.runner !== claimed.runner) {
      if (!now || now.status === 'cancelled') await this.discard(now ?? row)
      else await database.write((tx) => writeLastProgress(tx, row.id, live.last(now.status)))
      return
    }
    if (signal.aborted) {
      await this.#release(claimed, live)
      throw signal.reason
    }
    const reason = jobError(error)
    const status = ENDS[reason.code] ?? 'failed'
    const about = { download: row.id, model: row.model_id, code: reason.code }
    log.warn(about, `download ${status.replace('_', ' ')}: ${messageOf(error)}`)
    if (status === 'needs_token') board.tokens.delete(row.id)
    await this.#finish(claimed, live, status, reason)
  }

  /** For the next who takes the ticket. */
  async #release({ row, runner }: Claimed, live: Live): Promise<void> {
    await this.#parts.database.change(async (tx) => {
      if (!(await writeProgress(tx, row.id, runner, live.now(), this.#now()))) return
      await writeStatus(tx, row.id, 'queued', this.#now())
      await writeWork(tx, row.id, { runner: null })
    })
  }

  async #finish(claimed: Claimed, live: Live, status: DownloadStatus, error: Download['error'] = null): Promise<void> {
    const { id, model_id } = claimed.row
    const summary = `Download of ${model_id}: ${status.replace('_', ' ')}`
    await this.#parts.changes.change(SYSTEM, { action: `download.${status}`, summary }, async (draft: Draft) => {
      if (!(await writeProgress(draft.tx, id, claimed.runner, live.last(status), draft.now))) return
      const row = await draft.find(downloadEntity, id)
      if (!row) return
      await draft.put(downloadEntity, { ...row, status, error, ended_at: isEnded(status) ? draft.now : null })
      await writeWork(draft.tx, id, { runner: null, ticket: null, is_publishing: false })
    })
  }

  async #save({ row, runner }: Claimed, { live, controller }: Run): Promise<void> {
    const { database, log } = this.#parts
    try {
      const isMine = await database.write((tx) => writeProgress(tx, row.id, runner, live.now(), this.#now()))
      if (!isMine) controller.abort(new Interrupted('The download was stopped'))
    } catch (error) {
      log.warn({ download: row.id }, `Cannot write how far a download is: ${messageOf(error)}`)
    }
  }

  /** Tells whoever listens, at most four times a second while bytes arrive. */
  #teller(row: WholeRow): () => void {
    const { board } = this.#parts
    let [status, at] = ['', 0]
    return () => {
      const live = board.runs.get(row.id)?.live
      const now = performance.now()
      if (!live || !board.hasListeners || (live.status === status && now - at < TELL_MS)) return
      status = live.status
      at = now
      board.tell(board.view(row))
    }
  }

  #now(): string {
    return isoTime(this.#parts.now())
  }
}

/** What is no failure: it waits for a person, or for room. */
const ENDS: Readonly<Record<string, DownloadStatus>> = {
  gated: 'needs_token',
  disk_full: 'paused',
  not_writable: 'paused',
}

function forgottenToken({ source }: WholeRow): RosterError {
  const [given, again] =
    source?.type === 'url' ? ['an address that is signed', 'a new address of the file'] : ['a token', 'the token again']
  return new RosterError(
    'gated',
    `It was asked for with ${given}, which is kept in memory alone and is gone since the server was restarted; ` +
      `give ${again} and it goes on where it stood`,
  )
}

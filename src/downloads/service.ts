// Downloads: which model is on its way, and what people decide about it.
import type { Changes, Draft, Feed } from '../changes/index.ts'
import { type Admin, SYSTEM } from '../core/actor.ts'
import { type Clock, systemClock } from '../core/clock.ts'
import { RosterError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { Database } from '../db/index.ts'
import type { Library } from '../library/index.ts'
import { type WorkQueue, WorkQueues } from '../queue/index.ts'
import { Adoption, type AdoptionParts } from './adoption.ts'
import { Background } from './background.ts'
import { Board } from './board.ts'
import type { Download, DownloadMove, DownloadWish } from './contract.ts'
import { Decisions, type Retrying } from './decisions.ts'
import { Elsewhere } from './elsewhere.ts'
import type { Upstream } from './engine/index.ts'
import { Holders } from './holders.ts'
import type { DownloadableModel } from './installed-entry.ts'
import { News } from './news.ts'
import { Orphans } from './orphans.ts'
import { type ListedDownloads, Records } from './records.ts'
import { Room, type RoomOptions } from './room.ts'
import { RoomWatch } from './room-watch.ts'
import type { WholeRow } from './row.ts'
import { Runner } from './runner.ts'
import type { DownloadPlan, DownloadSource } from './sources/contract.ts'
import type { SourceReference, Sources } from './sources/index.ts'
import { isEnded, isRunning } from './statuses.ts'
import { findLatestOf, writeWork } from './store.ts'
import { Wishes } from './wishes.ts'

export interface DownloadsOptions {
  database: Database
  databaseUrl: string
  changes: Changes
  feed: Feed
  library: Library
  upstream: Upstream
  sources: Sources
  /** What a source that was asked for means. @throws RosterError with a pointer to what is wrong. */
  readSource: (asked: DownloadSource) => SourceReference
  findModel: (id: string) => DownloadableModel | undefined
  /** Adopts what lies at a path of this machine, where it is. */
  adoptAt: AdoptionParts['adoptAt']
  log: Log
  now?: Clock
  /** How many models this server brings at once. */
  atATime?: number
  /** For tests: another disk. */
  freeBytes?: RoomOptions['freeBytes']
  /** How often it looks whether there is room again, in milliseconds. */
  lookForRoomMs?: number
}

export interface Started {
  download: Download
  /** False where the model was on its way already. */
  isNew: boolean
}

const AT_A_TIME = 2

export class Downloads {
  readonly #options: DownloadsOptions
  readonly #board = new Board()
  readonly #room: Room
  readonly #runner: Runner
  readonly #queues: WorkQueues
  readonly #queue: WorkQueue
  readonly #decisions: Decisions
  readonly #holders: Holders
  readonly #records: Records
  readonly #news: News
  readonly #background: Background
  readonly #roomWatch: RoomWatch
  readonly #elsewhere: Elsewhere
  readonly #wishes: Wishes
  readonly #adoption: Adoption
  readonly #orphans: Orphans

  constructor(options: DownloadsOptions) {
    const { database, databaseUrl, changes, feed, library, log, findModel, now = systemClock } = options
    const { upstream, sources, readSource } = options
    this.#options = options
    const board = this.#board
    this.#room = new Room({ database, modelsDir: library.modelsDir, freeBytes: options.freeBytes })
    this.#runner = new Runner({
      ...{ database, changes, library, upstream, sources, board, room: this.#room, findModel, log, now },
      atATime: options.atATime ?? AT_A_TIME,
    })
    this.#queues = new WorkQueues({ database, databaseUrl, log })
    this.#queue = this.#queues.open(this.#runner)
    this.#decisions = new Decisions({ database, queue: this.#queue, board })
    this.#holders = new Holders({ database, changes, board, log })
    this.#adoption = new Adoption({ changes, library, adoptAt: options.adoptAt, read: (id) => this.read(id) })
    this.#wishes = new Wishes({ sources, readSource, findModel, room: this.#room })
    this.#records = new Records({ database, board, now })
    this.#background = new Background(log)
    const { keep } = this.#background
    const resume = (id: string) => this.resume(SYSTEM, id)
    this.#roomWatch = new RoomWatch({ database, room: this.#room, resume, keep, everyMs: options.lookForRoomMs })
    this.#elsewhere = new Elsewhere({ database, board, keep })
    this.#orphans = new Orphans({ database, modelsDir: library.modelsDir, upstream, now, log, keep })
    this.#news = new News({
      ...{ database, feed, board, keep },
      ...{ queue: this.#queue, holders: this.#holders, roomWatch: this.#roomWatch },
    })
  }

  /** Takes up what was left by an earlier start, and what other servers are asked for. */
  async begin(): Promise<void> {
    await this.#records.forget((row) => this.#runner.discard(row))
    await this.#news.begin()
    await this.#queue.start()
    this.#orphans.watch()
  }

  /**
   * Brings a model, or says which download does already; a token that is given wakes it.
   * @throws RosterError for what can be known at once; what only the upstream can tell ends the download.
   */
  async start(actor: Admin, wish: DownloadWish): Promise<Started> {
    const place = this.#wishes.placeOf(wish)
    if (place) return this.#adoption.adopt(actor, place, wish.force ?? false)
    const { name, model: modelFor, plan, token } = await this.#wishes.wanted(wish)
    await this.#queue.prepare()
    const change = { action: 'download.start', summary: `Started the download of ${name}` }
    const { result } = await this.#options.changes.change(actor, change, async (draft) => {
      const model = await modelFor(draft)
      const latest = await findLatestOf(draft.tx, model.id)
      if (latest && !isEnded(latest.status)) {
        if (latest.status === 'needs_token' && token) await this.#decisions.resume(draft, latest, token)
        else this.#decisions.renew(latest, token)
        return { id: latest.id, isNew: false }
      }
      if (!wish.force && this.#options.library.find(model.id)?.status === 'ok')
        throw new RosterError(
          'conflict',
          `${model.display_name} is installed already; only with "force" is it fetched again`,
        )
      const id = await this.#decisions.add(draft, model.id, { ...wish, token })
      if (plan) await writeWork(draft.tx, id, { source: plan.source })
      return { id, isNew: true }
    })
    this.#queue.wake()
    return { download: await this.read(result.id), isNew: result.isNew }
  }

  /** What a start would bring; nothing is started. @throws RosterError also for what the upstream says. */
  plan(wish: DownloadWish, signal?: AbortSignal): Promise<DownloadPlan> {
    return this.#wishes.plan(wish, signal)
  }

  /** Resolves when the disk has what had arrived, where this server is the one that has it open. */
  async pause(actor: Admin, id: string): Promise<Download> {
    await this.#decide(actor, id, 'pause', (draft, row) => this.#decisions.pause(draft, row))
    await this.#board.runs.get(id)?.ended
    return this.read(id)
  }

  resume(actor: Admin, id: string, token?: string): Promise<Download> {
    return this.#decide(actor, id, 'resume', (draft, row) => this.#decisions.resume(draft, row, token))
  }

  retry(actor: Admin, id: string, retrying: Retrying = {}): Promise<Download> {
    const { accept } = retrying
    const told = accept === undefined ? '' : `, taking the file with SHA-256 ${accept.toLowerCase()} as it is`
    const decide = async (draft: Draft, row: WholeRow) => {
      const latest = await findLatestOf(draft.tx, row.model_id)
      if (latest && latest.id !== row.id && !isEnded(latest.status))
        throw new RosterError('conflict', `Another download of ${row.model_id} is on its way: ${latest.id}`)
      await this.#decisions.retry(draft, row, retrying)
    }
    return this.#decide(actor, id, 'retry', decide, told)
  }

  move(actor: Admin, id: string, to: DownloadMove): Promise<Download> {
    return this.#decide(actor, id, 'move', (draft, row) => this.#decisions.move(draft, row, to))
  }

  /** Resolves when what had arrived is gone from the disk, where this server is the one that has it open. */
  async cancel(actor: Admin, id: string): Promise<Download> {
    const wasRunning = isRunning((await this.#records.find(id)).status)
    const download = await this.#decide(actor, id, 'cancel', (draft, row) => this.#decisions.cancel(draft, row))
    const run = this.#board.runs.get(id)
    if (run) await run.ended
    else if (!wasRunning) await this.#runner.discard(await this.#records.find(id))
    return download
  }

  read(id: string): Promise<Download> {
    return this.#records.read(id)
  }

  /** Oldest first. */
  list(query: Parameters<Records['list']>[0] = {}): Promise<ListedDownloads> {
    return this.#records.list(query)
  }

  /** At most one for a model. */
  onTheirWay(): Promise<Download[]> {
    return this.#records.onTheirWay()
  }

  modelsOnTheirWay(): Promise<ReadonlySet<string>> {
    return this.#records.modelsOnTheirWay()
  }

  /** Whether a download of this model is under way, as far as this server has heard. */
  isBringing(modelId: string): boolean {
    return this.#news.isBringing(modelId)
  }

  /** Calls back when a download changes, at most four times a second while bytes arrive. @returns how to stop. */
  onChange(listener: (download: Download) => void): () => void {
    const stop = this.#board.listen(listener)
    this.#elsewhere.watch()
    return () => {
      stop()
      if (!this.#board.hasListeners) this.#elsewhere.close()
    }
  }

  /** Stops what is running; it goes on at another server, or at the next start. */
  async close(): Promise<void> {
    this.#news.close()
    this.#roomWatch.close()
    this.#elsewhere.close()
    this.#orphans.close()
    await this.#queues.close()
    await this.#holders.close()
    await this.#background.close()
  }

  async #decide(
    actor: Admin,
    id: string,
    verb: 'pause' | 'resume' | 'cancel' | 'retry' | 'move',
    decide: (draft: Draft, row: WholeRow) => Promise<void>,
    more = '',
  ): Promise<Download> {
    if (verb === 'resume' || verb === 'retry') await this.#queue.prepare()
    const describe = ({ model_id }: WholeRow) => ({
      action: `download.${verb}`,
      summary: `${DONE[verb]} the download of ${model_id}${more}`,
    })
    await this.#options.changes.change(actor, describe, async (draft) => {
      const row = await this.#decisions.find(draft, id)
      await decide(draft, row)
      return row
    })
    this.#queue.wake()
    return this.read(id)
  }
}

const DONE = { pause: 'Paused', resume: 'Resumed', cancel: 'Cancelled', retry: 'Retried', move: 'Moved' } as const

export const createDownloads = (options: DownloadsOptions): Downloads => new Downloads(options)

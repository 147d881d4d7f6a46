// Downloads: which model is on its way, and what people decide about it.
import type { Source } from '../catalog/contract.ts'
import type { Changes, Draft, Feed, Outcome } from '../changes/index.ts'
import { type Admin, SYSTEM } from '../core/actor.ts'
import { type Clock, systemClock } from '../core/clock.ts'
import { invalid, messageOf, notFound, RosterError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import { type Page, pageOf } from '../core/paging.ts'
import { isoTime } from '../core/time.ts'
import type { Database } from '../db/index.ts'
import type { Library } from '../library/index.ts'
import { openWorkQueue, type WorkQueue } from '../queue/index.ts'
import { Board } from './board.ts'
import type { Download, DownloadMove, DownloadWish } from './contract.ts'
import { Decisions } from './decisions.ts'
import type { Upstream } from './engine/index.ts'
import { Holders } from './holders.ts'
import type { DownloadableModel } from './installed-entry.ts'
import { modelOfPlan } from './new-model.ts'
import { sweepOrphans } from './orphans.ts'
import { Room, type RoomOptions } from './room.ts'
import { Runner } from './runner.ts'
import type { DownloadPlan, DownloadSource } from './sources/contract.ts'
import { type Plan, planView, requireConfirmed, type SourceReference, type Sources } from './sources/index.ts'
import { isEnded, isRunning, ON_ITS_WAY, RUNNING } from './statuses.ts'
import {
  DOWNLOAD_ENTITY,
  type DownloadRow,
  findDownload,
  findLatestOf,
  readAll,
  readByStatus,
  readEndedBefore,
  removeDownload,
  type WholeRow,
  writeWork,
} from './store.ts'

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
const KEPT_MS = 7 * 24 * 60 * 60 * 1000
const LOOK_FOR_ROOM_MS = 30_000
const SWEEP_MS = 24 * 60 * 60 * 1000
const LOOK_ELSEWHERE_MS = 1_000
const WAITS_FOR_ROOM: ReadonlySet<string | undefined> = new Set(['disk_full', 'not_writable'])

export class Downloads {
  readonly #options: DownloadsOptions
  readonly #now: Clock
  readonly #board = new Board()
  readonly #room: Room
  readonly #runner: Runner
  readonly #queue: WorkQueue
  readonly #decisions: Decisions
  readonly #holders: Holders
  readonly #unfollow: () => void
  #roomTimer: NodeJS.Timeout | undefined
  #elsewhereTimer: NodeJS.Timeout | undefined
  #sweepTimer: NodeJS.Timeout | undefined
  /** Models that are on their way, by download. */
  readonly #brought = new Map<string, string>()
  /** What was last told of downloads that other servers run. */
  readonly #told = new Map<string, string>()
  readonly #hearing = new Set<Promise<void>>()

  constructor(options: DownloadsOptions) {
    const { database, databaseUrl, changes, feed, library, log, findModel, now = systemClock } = options
    const { upstream, sources } = options
    this.#options = options
    this.#now = now
    const board = this.#board
    this.#room = new Room({ database, modelsDir: library.modelsDir, freeBytes: options.freeBytes })
    this.#runner = new Runner({
      ...{ database, changes, library, upstream, sources, board, room: this.#room, findModel, log, now },
      atATime: options.atATime ?? AT_A_TIME,
    })
    this.#queue = openWorkQueue(this.#runner, { database, databaseUrl, log })
    this.#decisions = new Decisions({ database, queue: this.#queue, board })
    this.#holders = new Holders({ database, changes, board, log })
    this.#unfollow = feed.follow((_, outcomes) => this.#hear(outcomes))
  }

  /** Takes up what was left by an earlier start, and what other servers are asked for. */
  async begin(): Promise<void> {
    await this.#forget()
    const rows = await readAll(this.#options.database.reader)
    for (const row of rows) {
      this.#note(row)
      this.#watchOver(row)
    }
    await this.#queue.start()
    this.#keep(this.#sweep())
    this.#sweepTimer ??= setInterval(() => this.#keep(this.#sweep()), SWEEP_MS).unref()
  }

  /**
   * Brings a model, or says which download does already; a token that is given wakes it.
   * @throws RosterError for what can be known at once; what only the upstream can tell ends the download.
   */
  async start(actor: Admin, wish: DownloadWish): Promise<Started> {
    const wanted = await this.#wanted(wish)
    await this.#queue.prepare()
    const change = { action: 'download.start', summary: `Started the download of ${wanted.name}` }
    const { result } = await this.#options.changes.change(actor, change, async (draft) => {
      const model = await wanted.model(draft)
      const token = wish.token ?? undefined
      const latest = await findLatestOf(draft.tx, model.id)
      if (latest && !isEnded(latest.status)) {
        if (latest.status === 'needs_token' && token) await this.#decisions.resume(draft, latest, token)
        else this.#decisions.renew(latest, token)
        return { id: latest.id, isNew: false }
      }
      if (!wish.force && this.#options.library.find(model.id)?.status === 'ok')
        throw new RosterError('conflict', `${model.display_name} is installed; add "force": true to fetch it again`)
      const id = await this.#decisions.add(draft, model.id, { ...wish, token })
      if (wanted.plan) await writeWork(draft.tx, id, { source: wanted.plan.source })
      return { id, isNew: true }
    })
    this.#queue.wake()
    return { download: await this.read(result.id), isNew: result.isNew }
  }

  /** What a start would bring; nothing is started. @throws RosterError also for what the upstream says. */
  async plan(wish: DownloadWish, signal?: AbortSignal): Promise<DownloadPlan> {
    const { sources, readSource } = this.#options
    const { token, model_id, source } = wish
    const request = { token, ...(signal && { signal }) }
    const freeBytes = await this.#room.free()
    if (source) return planView(await sources.plan(readSource(source), request), { freeBytes })
    const model = this.#model(model_id)
    const plan = await sources.plan(sourceOfModel(model), { ...request, companions: model.companions })
    return planView(plan, { freeBytes })
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

  retry(actor: Admin, id: string, token?: string): Promise<Download> {
    return this.#decide(actor, id, 'retry', async (draft, row) => {
      const latest = await findLatestOf(draft.tx, row.model_id)
      if (latest && latest.id !== row.id && !isEnded(latest.status))
        throw new RosterError('conflict', `Another download of ${row.model_id} is on its way: ${latest.id}`)
      await this.#decisions.retry(draft, row, token)
    })
  }

  move(actor: Admin, id: string, to: DownloadMove): Promise<Download> {
    return this.#decide(actor, id, 'move', (draft, row) => this.#decisions.move(draft, row, to))
  }

  /** Resolves when what had arrived is gone from the disk, where this server is the one that has it open. */
  async cancel(actor: Admin, id: string): Promise<Download> {
    const wasRunning = isRunning((await this.#find(id)).status)
    const download = await this.#decide(actor, id, 'cancel', (draft, row) => this.#decisions.cancel(draft, row))
    const run = this.#board.runs.get(id)
    if (run) await run.ended
    else if (!wasRunning) await this.#runner.discard(await this.#find(id))
    return download
  }

  async read(id: string): Promise<Download> {
    return this.#board.view(await this.#find(id))
  }

  /** Oldest first. */
  async list(query: { limit?: number | undefined; cursor?: string | undefined } = {}): Promise<Page<Download>> {
    const oldest = this.#oldestKept()
    const rows = (await readAll(this.#options.database.reader))
      .filter(({ ended_at }) => ended_at === null || ended_at >= oldest)
      .map((row) => ({ row, key: `${String(Date.parse(row.created_at)).padStart(15, '0')} ${row.id}` }))
      .sort((left, right) => (left.key < right.key ? -1 : 1))
    const { items, next_cursor } = pageOf(rows, ({ key }) => key, query)
    return { items: items.map(({ row }) => this.#board.view(row)), next_cursor }
  }

  /** At most one for a model. */
  async onTheirWay(): Promise<Download[]> {
    return (await readByStatus(this.#options.database.reader, ON_ITS_WAY)).map((row) => this.#board.view(row))
  }

  /** Whether a download of this model is under way, as far as this server has heard. */
  isBringing(modelId: string): boolean {
    return [...this.#brought.values()].includes(modelId)
  }

  async modelsOnTheirWay(): Promise<ReadonlySet<string>> {
    const rows = await readAll(this.#options.database.reader)
    return new Set(rows.filter(({ status }) => !isEnded(status)).map(({ model_id }) => model_id))
  }

  /** Calls back when a download changes, at most four times a second while bytes arrive. @returns how to stop. */
  onChange(listener: (download: Download) => void): () => void {
    const stop = this.#board.listen(listener)
    if (this.#options.database.engine === 'postgres')
      this.#elsewhereTimer ??= setInterval(() => this.#keep(this.#tellElsewhere()), LOOK_ELSEWHERE_MS).unref()
    return () => {
      stop()
      if (this.#board.hasListeners) return
      clearInterval(this.#elsewhereTimer)
      this.#elsewhereTimer = undefined
    }
  }

  /** Stops what is running; it goes on at another server, or at the next start. */
  async close(): Promise<void> {
    this.#unfollow()
    clearInterval(this.#roomTimer)
    clearInterval(this.#elsewhereTimer)
    clearInterval(this.#sweepTimer)
    await this.#queue.close()
    await this.#holders.close()
    await Promise.all(this.#hearing)
  }

  /** The model that is meant, or how it is made; of a source only its upstream can say that. */
  async #wanted({ model_id, source, token, confirm_unsafe = false }: DownloadWish): Promise<Wanted> {
    const { sources, readSource } = this.#options
    if (!source) {
      const model = this.#model(model_id)
      sources.check(sourceOfModel(model))
      return { name: model.display_name, model: async () => model }
    }
    const reference = readSource(source)
    if (reference.type === 'local')
      throw invalid('/source', 'lies on this machine already: scan it, and it is adopted where it is')
    const plan = await sources.plan(reference, { token })
    requireConfirmed(plan, confirm_unsafe)
    return { name: plan.model.display_name, model: (draft) => modelOfPlan(draft, plan, reference), plan }
  }

  /** @throws RosterError `not_found`. */
  #model(id = ''): DownloadableModel {
    const model = this.#options.findModel(id)
    if (!model) throw notFound('model', id)
    return model
  }

  async #decide(
    actor: Admin,
    id: string,
    verb: 'pause' | 'resume' | 'cancel' | 'retry' | 'move',
    decide: (draft: Draft, row: WholeRow) => Promise<void>,
  ): Promise<Download> {
    if (verb === 'resume' || verb === 'retry') await this.#queue.prepare()
    const describe = ({ model_id }: WholeRow) => ({
      action: `download.${verb}`,
      summary: `${DONE[verb]} the download of ${model_id}`,
    })
    await this.#options.changes.change(actor, describe, async (draft) => {
      const row = await this.#decisions.find(draft, id)
      await decide(draft, row)
      return row
    })
    this.#queue.wake()
    return this.read(id)
  }

  async #find(id: string): Promise<WholeRow> {
    const row = await findDownload(this.#options.database.reader, id)
    if (!row || (row.ended_at !== null && row.ended_at < this.#oldestKept())) throw notFound('download', id)
    return row
  }

  /** What was decided here or by another server. */
  #hear(outcomes: readonly Outcome[]): void {
    for (const { entity, id, after } of outcomes) {
      if (entity !== DOWNLOAD_ENTITY) continue
      if (after) this.#note(after as DownloadRow)
      this.#keep(this.#look(id))
    }
  }

  async #look(id: string): Promise<void> {
    const row = await findDownload(this.#options.database.reader, id)
    if (!row) return
    const run = this.#board.runs.get(id)
    if (run && !isRunning(row.status)) run.controller.abort()
    if (isEnded(row.status)) this.#board.tokens.delete(id)
    if (row.status === 'queued' && row.holder === null) this.#queue.wake()
    if (row.status === 'queued' && row.holder === this.#board.server && row.ticket) this.#queue.addHere(row.ticket)
    this.#watchOver(row)
    this.#board.tell(this.#board.view(row))
  }

  #note({ id, model_id, status }: DownloadRow): void {
    if (isEnded(status)) this.#brought.delete(id)
    else this.#brought.set(id, model_id)
  }

  #watchOver({ status, error, holder }: WholeRow): void {
    if (holder !== null && !isEnded(status)) this.#holders.watch()
    if (status === 'paused' && WAITS_FOR_ROOM.has(error?.code)) this.#lookForRoom()
  }

  #lookForRoom(): void {
    const { lookForRoomMs = LOOK_FOR_ROOM_MS } = this.#options
    this.#roomTimer ??= setInterval(() => this.#keep(this.#resumeWhereThereIsRoom()), lookForRoomMs).unref()
  }

  async #resumeWhereThereIsRoom(): Promise<void> {
    const paused = await readByStatus(this.#options.database.reader, ['paused'])
    const waiting = paused.filter(({ error }) => WAITS_FOR_ROOM.has(error?.code))
    if (waiting.length === 0) {
      clearInterval(this.#roomTimer)
      this.#roomTimer = undefined
    }
    // One by one: what the first takes is no longer there for the second.
    const [next] = waiting
    if (next && (await this.#room.hasRoomFor(next))) await this.resume(SYSTEM, next.id)
  }

  async #tellElsewhere(): Promise<void> {
    for (const row of await readByStatus(this.#options.database.reader, RUNNING)) {
      if (this.#board.runs.has(row.id) || this.#told.get(row.id) === row.updated_at) continue
      this.#told.set(row.id, row.updated_at)
      this.#board.tell(this.#board.view(row))
    }
  }

  /** What waits for nobody is still waited for when the server closes; a failure is told. */
  #keep(work: Promise<void>): void {
    const kept = work
      .catch((error) => this.#options.log.warn(`Downloads: ${messageOf(error)}`))
      .finally(() => this.#hearing.delete(kept))
    this.#hearing.add(kept)
  }

  #oldestKept(): string {
    return isoTime(new Date(this.#now().getTime() - KEPT_MS))
  }

  async #sweep(): Promise<void> {
    const { database, library, upstream, log } = this.#options
    const rows = await readAll(database.reader)
    const known = new Set(rows.flatMap(({ partials }) => partials))
    await sweepOrphans({ modelsDir: library.modelsDir, known, upstream, now: this.#now(), log })
  }

  async #forget(): Promise<void> {
    const { database } = this.#options
    for (const row of await readEndedBefore(database.reader, this.#oldestKept())) {
      if (row.status !== 'completed') await this.#runner.discard(row)
      await database.write((tx) => removeDownload(tx, row.id))
    }
  }
}

interface Wanted {
  name: string
  model: (draft: Draft) => Promise<Pick<DownloadableModel, 'id' | 'display_name'>>
  plan?: Plan
}

function sourceOfModel({ source, display_name }: DownloadableModel): Source {
  if (source) return source
  throw invalid('/model_id', `is ${display_name}, which names no place to fetch it from`)
}

const DONE = { pause: 'Paused', resume: 'Resumed', cancel: 'Cancelled', retry: 'Retried', move: 'Moved' } as const

export const createDownloads = (options: DownloadsOptions): Downloads => new Downloads(options)

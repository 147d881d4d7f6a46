// Live news by server-sent events: each change set, by revision, from where the listener left off; downloads and jobs as
// they are; which installed models came, went or changed.
import { createRoute, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import type { Feed, Outcome } from '../changes/index.ts'
import { type Actor, isAdmin, requireRole } from '../core/actor.ts'
import { problems } from '../core/contract.ts'
import { newRouter } from '../core/routes.ts'
import { Download } from '../downloads/contract.ts'
import type { Downloads } from '../downloads/index.ts'
import { Job } from '../jobs/contract.ts'
import type { Jobs } from '../jobs/index.ts'
import type { Library } from '../library/index.ts'

const HEARTBEAT_MS = 15_000
/** More rows than this are not named one by one: whoever shows a list reads it again. */
const ROWS_NAMED = 100

const ChangeEvent = z
  .object({
    revision: z.int(),
    rows: z
      .array(z.object({ entity: z.string(), id: z.string() }))
      .nullable()
      .describe('What changed; null for many rows, or for a caller who may not see inactive ones'),
  })
  .openapi('ChangeEvent')

const LibraryEvent = z
  .object({
    ids: z.array(z.string()).nullable().describe('Installed models that came, went or changed; null for many'),
  })
  .openapi('LibraryEvent')

const readEvents = createRoute({
  method: 'get',
  path: '/events',
  tags: ['Changes'],
  summary:
    'Change sets, downloads, one’s own jobs and the library as server-sent events; `Last-Event-ID` is the revision to go on from',
  responses: {
    200: {
      description:
        'Events named `change`; `download` and `job` with one that has come further; `library` with the installed models to read again',
      content: { 'text/event-stream': { schema: z.union([ChangeEvent, Download, Job, LibraryEvent]) } },
    },
    ...problems(401),
  },
})

const eventOf = (actor: Actor, revision: number, outcomes: readonly Outcome[]) => {
  const named = isAdmin(actor) && outcomes.length <= ROWS_NAMED
  return { revision, rows: named ? outcomes.map(({ entity, id }) => ({ entity, id })) : null }
}

export interface News {
  feed: Feed
  downloads: Pick<Downloads, 'onChange'>
  jobs: Pick<Jobs, 'onChange'>
  library: Pick<Library, 'onChange'>
}

/** Others' jobs are an admin's to see. */
const maySee = (actor: Actor, { created_by }: Job): boolean =>
  isAdmin(actor) || (actor.role === 'user' && created_by === actor.id)

export function eventRoutes({ feed, downloads, jobs, library }: News) {
  return newRouter().openapi(readEvents, (c) => {
    const actor = requireRole(c.env.actor, 'public')
    const last = Number(c.req.header('last-event-id') ?? feed.revision)
    return streamSSE(c, async (stream) => {
      const send = (revision: number, outcomes: readonly Outcome[]) =>
        stream.writeSSE({
          event: 'change',
          id: String(revision),
          data: JSON.stringify(eventOf(actor, revision, outcomes)),
        })
      const unfollow = feed.follow((revision, outcomes) => void send(revision, outcomes))
      // Without an id: where a listener goes on is a revision, and downloads are read again.
      const unlisten = downloads.onChange(
        (download) => void stream.writeSSE({ event: 'download', data: JSON.stringify(download) }),
      )
      const unhear = jobs.onChange((job) => {
        if (maySee(actor, job)) void stream.writeSSE({ event: 'job', data: JSON.stringify(job) })
      })
      const ignore = library.onChange((ids) => {
        const data = JSON.stringify({ ids: ids.length > ROWS_NAMED ? null : ids })
        void stream.writeSSE({ event: 'library', data })
      })
      // The head of the answer goes out with its first bytes: without them nobody knows that the connection stands.
      await stream.write(': following\n\n')
      // What was missed is one event: only the newest revision matters to whoever reads again.
      if (last < feed.revision)
        await stream.writeSSE({
          event: 'change',
          id: String(feed.revision),
          data: JSON.stringify({ revision: feed.revision, rows: null }),
        })
      const gone = new Promise<void>((resolve) => stream.onAbort(resolve))
      const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS)
      await gone
      clearInterval(heartbeat)
      unfollow()
      unlisten()
      ignore()
      unhear()
    })
  })
}

// The routes that take catalogs in.
import { stream } from 'hono/streaming'
import { type Admin, requireRole } from '../core/actor.ts'
import { messageOf, RosterError } from '../core/errors.ts'
import { problemOf } from '../core/problem.ts'
import { newRouter } from '../core/routes.ts'
import { MAX_BYTES, type ReadAddress, readFrom, tooLarge } from './address.ts'
import * as contract from './contract.ts'
import type { Discovery } from './discovery.ts'
import { Fetched } from './fetched.ts'
import type { PresetImports } from './presets/service.ts'
import type { ImportOptions, Imports } from './service.ts'

const LINES = 'application/x-ndjson'

export interface ImportParts {
  imports: Imports
  presets: PresetImports
  discovery: Discovery
  readAddress: ReadAddress
}

export function importRoutes({ imports, presets, discovery, readAddress }: ImportParts) {
  const fetched = new Fetched()
  type Options = Omit<ImportOptions, 'source'>
  const run = (actor: Admin, source: ImportOptions['source'] | 'presets', options: Options) =>
    source === 'presets' ? presets.run(actor, options) : imports.run(actor, { ...options, source })

  return newRouter()
    .openapi(contract.populateCatalog, async (c) =>
      c.json(await imports.populate(requireRole(c.env.actor, 'admin')), 200),
    )
    .openapi(contract.discoverModels, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const { dry_run: dryRun = true } = c.req.valid('query')
      return c.json(await discovery.run(actor, c.req.valid('param').id, dryRun), 200)
    })
    .openapi(contract.importCatalog, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const { source, dry_run: dryRun = true, url } = c.req.valid('query')
      const body = await readBytes(c.req.raw.body)
      if (url !== undefined && body.length > 0)
        throw new RosterError('invalid', 'The file comes either as the body or from "url", not from both')
      const bytes = url === undefined ? body : await fetched.read(url, dryRun, () => readFrom(url, readAddress))
      const options: Options = { dryRun, bytes }
      if (!c.req.header('accept')?.includes(LINES)) return c.json(await run(actor, source, options), 200)
      c.header('content-type', LINES)
      const answer = stream(c, async (lines) => {
        const write = (line: object) => lines.write(`${JSON.stringify(line)}\n`)
        const onProgress = (progress: object) => void write({ progress })
        try {
          await write({ report: await run(actor, source, { ...options, onProgress }) })
        } catch (error) {
          const known = error instanceof RosterError ? error : new RosterError('unavailable', messageOf(error))
          await write({ problem: problemOf(known) })
        }
      })
      // A stream has no type that the contract could be held against.
      return answer as never
    })
}

/** @throws RosterError `too_large`; the rest of the body is not read then. */
async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.byteLength
    if (length > MAX_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}

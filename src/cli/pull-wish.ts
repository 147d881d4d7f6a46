// What was asked to be pulled, and with which token: each site's goes to that site alone.
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import type { DownloadCreate, Roster } from '@roster/client'
import { UsageError } from './failure.ts'

export interface PullOptions {
  hfToken?: string
  tokenStdin?: boolean
  files?: string[]
  force?: boolean
  confirmUnsafe?: boolean
  dryRun?: boolean
}

const MODEL_ID = /^[a-z0-9][a-z0-9._-]{0,127}$/
const PATH = /^(\.{1,2}(\/|\\|$)|~|\/|[A-Za-z]:[\\/]|file:)/
const CIVITAI = /^(https?:\/\/)?(www\.)?civitai\.|^urn:air:|^\d+@\d+$/i
const HUB = /^(https?:\/\/)?(www\.)?(huggingface\.co|hf\.co)\/|^hf:\/\/|^[\w.-]+\/[\w.-]+([:@/][^\s]*)?$/i

export async function wishOf(what: string, options: PullOptions, roster: Roster): Promise<DownloadCreate> {
  const { files = [], force = false, confirmUnsafe = false } = options
  const isModel = MODEL_ID.test(what)
  if (isModel && files.length > 0)
    throw new UsageError('--files chooses files of a repository; the files of a model are what its row names')
  const site = isModel ? await siteOfModel(what, roster) : siteOf(what)
  const token = await tokenFor(site, options)
  const wanted = isModel ? { model_id: what } : { source: { text: PATH.test(what) ? pathOf(what) : what, files } }
  return { ...wanted, force, confirm_unsafe: confirmUnsafe, ...(token && { token }) }
}

/** The server is asked for a path as it is on this machine. */
const pathOf = (what: string): string => (/^(~|file:)/.test(what) ? what : resolve(what))

type Site = 'huggingface' | 'civitai' | undefined

const siteOf = (what: string): Site => (CIVITAI.test(what) ? 'civitai' : HUB.test(what) ? 'huggingface' : undefined)

async function siteOfModel(id: string, roster: Roster): Promise<Site> {
  const {
    value: { source },
  } = await roster.models.read(id)
  return source?.type === 'huggingface' || source?.type === 'civitai' ? source.type : undefined
}

async function tokenFor(site: Site, { hfToken, tokenStdin }: PullOptions): Promise<string | undefined> {
  if (tokenStdin) return (await text(process.stdin)).trim() || undefined
  if (site === 'huggingface') return hfToken || process.env.HF_TOKEN || undefined
  return site === 'civitai' ? process.env.CIVITAI_TOKEN || undefined : undefined
}

// What was asked to be pulled, and with which token: each site's goes to that site alone.
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { type DownloadCreate, type DownloadPlan, type Model, type Roster, RosterError } from '@roster/client'
import { Failure, UsageError } from './failure.ts'

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
const CIVITAI = /^(https?:\/\/)?(www\.)?civitai\.|^(urn:)?air:|^(civitai:)?\d+@\d+(\+\d+)?$/i
const HUB =
  /^(https?:\/\/)?(www\.)?(huggingface\.co|hf\.co|hf-mirror\.com)\/|^hf:\/\/|^[\w.-]+\/[\w.-]+([:@/][^\s]*)?$/i

export async function wishOf(what: string, options: PullOptions, roster: Roster): Promise<DownloadCreate> {
  const { files = [], force = false, confirmUnsafe = false } = options
  const isOneWord = MODEL_ID.test(what)
  const model = isOneWord ? await modelIfThere(what, roster) : undefined
  if (model && files.length > 0)
    throw new UsageError('--files chooses files of a repository; the files of a model are what its row names')
  // The oldest repositories of Hugging Face, such as "gpt2", have one word as their name.
  const site = model ? siteOfModel(model) : isOneWord ? 'huggingface' : siteOf(what)
  const token = await tokenFor(site, options)
  const wanted = model ? { model_id: what } : { source: { text: PATH.test(what) ? pathOf(what) : what, files } }
  return { ...wanted, force, confirm_unsafe: confirmUnsafe, ...(token && { token }) }
}

/** What would be brought; where one word was neither a model nor a repository, both are said. */
export async function planOf(wish: DownloadCreate, what: string, roster: Roster): Promise<DownloadPlan> {
  try {
    return await roster.downloads.plan(wish)
  } catch (error) {
    if (!RosterError.isInstance(error) || wish.model_id !== undefined || !MODEL_ID.test(what)) throw error
    throw new Failure(`There is no model "${what}". As a repository of Hugging Face: ${error.message}`)
  }
}

/** The server is asked for a path as it is on this machine. */
const pathOf = (what: string): string => (/^(~|file:)/.test(what) ? what : resolve(what))

type Site = 'huggingface' | 'civitai' | undefined

const siteOf = (what: string): Site => (CIVITAI.test(what) ? 'civitai' : HUB.test(what) ? 'huggingface' : undefined)

const siteOfModel = ({ source }: Model): Site =>
  source?.type === 'huggingface' || source?.type === 'civitai' ? source.type : undefined

async function modelIfThere(id: string, roster: Roster): Promise<Model | undefined> {
  try {
    return (await roster.models.read(id)).value
  } catch (error) {
    if (RosterError.isInstance(error) && error.code === 'not_found') return undefined
    throw error
  }
}

async function tokenFor(site: Site, { hfToken, tokenStdin }: PullOptions): Promise<string | undefined> {
  if (tokenStdin) return (await text(process.stdin)).trim() || undefined
  if (site === 'huggingface') return hfToken || process.env.HF_TOKEN || undefined
  return site === 'civitai' ? process.env.CIVITAI_TOKEN || undefined : undefined
}

// Models of a Hugging Face hub: which files, how large, with which hashes, at one commit; and each file's bytes.
import { z } from 'zod'
import { messageOf, RosterError } from '../../core/errors.ts'
import { selectFiles } from './files.ts'
import { type Asked, hubError, isRefusedToken, refusedToken } from './hub-errors.ts'
import type { HubSource } from './hub-source.ts'
import type { Plan, PlannedFile } from './plan.ts'
import { type Answered, ask, type Upstream } from './redirects.ts'

export interface HubAccess extends Upstream {
  endpoint: string
  token: string | undefined
}

const Listing = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.int().min(0).nullish(),
      blobId: z.string().nullish(),
      lfs: z.object({ sha256: z.string(), size: z.int().min(0) }).nullish(),
    }),
  ),
})
type Sibling = z.infer<typeof Listing>['siblings'][number]

/** Resolves the revision once: every file of the plan is of one commit, whatever is pushed meanwhile. */
export async function planHuggingFace(source: HubSource, access: HubAccess): Promise<Plan> {
  const { repo } = source
  const revision = source.revision ?? 'main'
  const path = `/api/models/${repo}/revision/${encodeURIComponent(revision)}?blobs=true`
  const answer = await askHub(path, repo, `The revision ${revision} of ${repo}`, access)
  const listing = Listing.safeParse(await readJson(answer, access))
  if (!listing.success)
    throw new RosterError('upstream', `Hugging Face's listing of ${repo} is not one; try again later`)
  const files = selectFiles(listing.data.siblings.map(plannedFile), source)
  return { repo, commit: listing.data.sha, files }
}

/** The bytes of one file of a plan. */
export async function openHuggingFace({ repo, commit }: Plan, path: string, access: HubAccess): Promise<Answered> {
  const address = `/${repo}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`
  return askHub(address, repo, `The file ${path} of ${repo}`, access)
}

async function askHub(path: string, repo: string, what: string, access: HubAccess): Promise<Answered> {
  const { endpoint, token } = access
  const url = new URL(`${endpoint}${path}`)
  const asked: Asked = { repo, page: `${endpoint}/${repo}`, what, withToken: token !== undefined }
  const answer = await ask(url, token, access)
  if (answer.status === 200) return answer
  await answer.body.dump()
  if (answer.url.origin !== url.origin) throw storageError(answer, what)
  if (token === undefined || !isRefusedToken(answer)) throw hubError(answer, asked)
  // A token that has ended must not keep anybody from what is public.
  const anonymous = await ask(url, undefined, access)
  if (anonymous.status === 200) return anonymous
  await anonymous.body.dump()
  throw refusedToken(repo)
}

const storageError = ({ status, url }: Answered, what: string) =>
  status === 429
    ? new RosterError('rate_limited', `${url.host} asks to wait; start again later`)
    : new RosterError(
        'upstream',
        `${url.host}, where Hugging Face keeps it, answered ${status} for ${what}; try again later`,
      )

async function readJson({ body }: Answered, { watchdog }: HubAccess): Promise<unknown> {
  const text = await watchdog.wait(() => body.text())
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new RosterError('upstream', `Hugging Face answered something that is no JSON (${messageOf(error)})`)
  }
}

function plannedFile({ rfilename, size, blobId, lfs }: Sibling): PlannedFile {
  if (lfs) return { path: rfilename, size: lfs.size, hash: { algorithm: 'sha256', hex: lfs.sha256 } }
  const canProve = blobId && typeof size === 'number'
  return { path: rfilename, size: size ?? null, hash: canProve ? { algorithm: 'git', hex: blobId } : null }
}

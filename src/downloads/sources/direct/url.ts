// A plan for a direct address: what its server tells of one file.
import type { Source } from '../../../catalog/contract.ts'
import { RosterError } from '../../../core/errors.ts'
import type { Origin, Refusal, Refused } from '../../engine/index.ts'
import type { Asking } from '../asking.ts'
import { checkWeightsName } from '../file-names.ts'
import { readHeader } from '../header.ts'
import type { UrlReference } from '../parse/reference.ts'
import { pinnedFiles, withPinnedHash } from '../pinned.ts'
import { type Plan, type PlannedFile, totalOf, UNKNOWN_VERDICT } from '../planned.ts'

/** @throws RosterError also where the secret belongs to another address. */
export async function planUrl(
  { url, name: named, secret }: UrlReference,
  pinned: Source['files'],
  { upstream, signal, token }: Omit<Asking, 'endpoint'>,
): Promise<Plan> {
  const address = addressOf(url, token || secret)
  const isSigned = address.href !== url
  const origin: Origin = {
    key: `url:${url}`,
    url: address,
    authorization: undefined,
    trust: 'public',
    refusal: (answer) => urlRefusal(answer, { host: address.host, name: named ?? 'the file', isSigned }),
  }
  const { size, contentType, name: told } = await upstream.probe(origin, signal)
  if (/^text\/html\b/i.test(contentType ?? ''))
    throw new RosterError(
      'not_a_model_file',
      `${address.host} sends a page and no file: paste the address of the file itself`,
    )
  const name = named ?? pinned[0]?.path ?? nameFrom(told, address.host)
  const bare: PlannedFile = { path: name, size, hash: null, id: null, verdict: UNKNOWN_VERDICT, origin }
  const file = withPinnedHash(bare, pinned, address.host)
  const { identified, gate, warnings } = await readHeader(file, url, upstream, signal)
  const unproven =
    file.hash === null ? [`${address.host} tells no hash: that ${name} is what it should be cannot be proven`] : []
  return {
    source: { type: 'url', repo: null, revision: null, url, files: pinnedFiles([file]) },
    model: {
      display_name: name.replace(/\.[^.]+$/, '').slice(0, 200),
      model_key: url.slice(0, 512),
      hf_model_id: null,
      version: null,
      description: null,
      tags: [],
      type: identified?.type ?? 'unknown',
      family: identified?.family ?? null,
      base_model: identified?.base_model ?? null,
      gated: false,
      trigger_words: identified?.trigger_words ?? [],
    },
    files: [file],
    gate,
    warnings: [...unproven, ...warnings],
    identified,
    total_bytes: totalOf([file]),
    companions: [],
    page: new URL(url),
  }
}

/** @throws RosterError not_a_model_file where the server gives it no name, or one that no weights have. */
function nameFrom(told: string | null, host: string): string {
  const name = told?.split(/[\\/]/).at(-1)
  if (!name)
    throw new RosterError(
      'not_a_model_file',
      `${host} does not say how the file is called: paste an address that names it`,
    )
  checkWeightsName(name)
  return name
}

/** @param secret the query that signs it, or the whole address again as somebody pasted it. */
function addressOf(url: string, secret: string | null): URL {
  const bare = new URL(url)
  if (!secret) return bare
  const signed = URL.parse(secret, url)
  if (signed?.origin === bare.origin && signed.pathname === bare.pathname) return signed
  throw new RosterError(
    'unauthorized',
    `What was given as a token is not the address of ${bare.href} with its signature`,
  )
}

interface Asked {
  host: string
  name: string
  isSigned: boolean
}

function urlRefusal({ status }: Refused, { host, name, isSigned }: Asked): Refusal {
  if (isSigned && (status === 400 || status === 401 || status === 403))
    return {
      error: new RosterError(
        'gated',
        `${host} refuses ${name}: the signature in its address has ended or is wrong; paste a new address, and it goes on where it stood`,
      ),
      next: 'stop',
    }
  if (status === 404 || status === 410)
    return { error: new RosterError('not_found', `${host} has no ${name}; check the address`), next: 'stop' }
  if (status === 401 || status === 403)
    return {
      error: new RosterError(
        'unauthorized',
        `${host} refuses ${name}; paste an address with its signature, one that is open, or fetch it yourself and upload it`,
      ),
      next: 'stop',
    }
  const sentence = `${host} answered ${status} for ${name}; that is its fault: try again later`
  return { error: new RosterError('upstream', sentence), next: status >= 500 ? 'retry' : 'stop' }
}

// A plan for a direct address: what its server tells of one file.
import type { Source } from '../../../catalog/contract.ts'
import { RosterError } from '../../../core/errors.ts'
import type { Origin, Refusal, Refused } from '../../engine/index.ts'
import type { Asking } from '../asking.ts'
import { readHeader } from '../header.ts'
import type { UrlReference } from '../parse/reference.ts'
import { pinnedFiles, withPinnedHash } from '../pinned.ts'
import { type Plan, type PlannedFile, totalOf, UNKNOWN_VERDICT } from '../planned.ts'

export async function planUrl(
  { url, name }: UrlReference,
  pinned: Source['files'],
  { upstream, signal }: Omit<Asking, 'endpoint' | 'token'>,
): Promise<Plan> {
  const address = new URL(url)
  const origin: Origin = {
    key: `url:${url}`,
    url: address,
    authorization: undefined,
    trust: 'public',
    refusal: (answer) => urlRefusal(answer, address.host, name),
  }
  const { size, contentType } = await upstream.probe(origin, signal)
  if (/^text\/html\b/i.test(contentType ?? ''))
    throw new RosterError(
      'not_a_model_file',
      `${address.host} sends a page and no file: paste the address of the file itself`,
    )
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
    page: address,
  }
}

function urlRefusal({ status }: Refused, host: string, name: string): Refusal {
  if (status === 404 || status === 410)
    return { error: new RosterError('not_found', `${host} has no ${name}; check the address`), next: 'stop' }
  if (status === 401 || status === 403)
    return {
      error: new RosterError(
        'unauthorized',
        `${host} refuses ${name}; fetch it yourself and upload it, or use an address that is open`,
      ),
      next: 'stop',
    }
  const sentence = `${host} answered ${status} for ${name}; that is its fault: try again later`
  return { error: new RosterError('upstream', sentence), next: status >= 500 ? 'retry' : 'stop' }
}

// Where models come from: what a download will bring, whether there is something newer, and whose a token is.
import type { Source } from '../../catalog/contract.ts'
import { invalid, RosterError } from '../../core/errors.ts'
import type { Asker } from '../engine/index.ts'
import type { Account } from './account.ts'
import type { Asking } from './asking.ts'
import { CivitaiApi } from './civitai/api.ts'
import { latestOfCivitai } from './civitai/latest.ts'
import { type Match, matchOnCivitai } from './civitai/match.ts'
import { planCivitai } from './civitai/plan.ts'
import { planLocal } from './direct/local.ts'
import { planUrl } from './direct/url.ts'
import { checkWanted, endpointsOf, referenceOf } from './from-source.ts'
import { hubAccount } from './hub/account.ts'
import { latestOfHub } from './hub/latest.ts'
import { planHub } from './hub/plan.ts'
import { readTokenFile } from './hub/token.ts'
import type { Latest } from './latest.ts'
import { parseSource } from './parse/parse.ts'
import type { SourceReference } from './parse/reference.ts'
import type { Companion, Plan } from './planned.ts'

export interface SourcesOptions {
  upstream: Asker
  huggingFace: {
    endpoint: string
    token: string | undefined
    /** Where Hugging Face's own tools keep a token. */
    tokenFile?: string | undefined
    /** HF_HUB_OFFLINE: nobody is asked. */
    isOffline?: boolean | undefined
  }
  civitai: { endpoint: string; token: string | undefined }
  allowPrivateUrls: boolean
}

export interface PlanRequest {
  /** Of the request: it goes before the server's own. */
  token?: string | null | undefined
  signal?: AbortSignal | undefined
  /** Who asks; the sources' own has the patience of a person. */
  upstream?: Asker | undefined
  /** What the model's row says that it needs. */
  companions?: readonly { model_id: string; reason: string }[] | undefined
}

type Site = 'huggingface' | 'civitai'

export class Sources {
  readonly #options: SourcesOptions

  constructor(options: SourcesOptions) {
    this.#options = options
  }

  /** @throws RosterError with what would be right. */
  parse(text: string): SourceReference {
    return parseSource(text, endpointsOf(this.#options))
  }

  /** What can be said of a model's source without asking anybody. @throws RosterError */
  check(source: Source): void {
    checkWanted(source, endpointsOf(this.#options))
  }

  /**
   * Everything that is decided before a byte of a file is kept. What keeps the files from this token alone is the
   * plan's `gate`; everything else that stops a download is thrown.
   */
  async plan(wanted: SourceReference | Source, request: PlanRequest = {}): Promise<Plan> {
    const { reference, pinned } = referenceOf(wanted, endpointsOf(this.#options))
    const plan = await this.#planOf(reference, pinned, request)
    const named: Companion[] = (request.companions ?? []).map((each) => ({ part: each.model_id, ...each }))
    return { ...plan, companions: [...named, ...plan.companions] }
  }

  /**
   * @param branch of the repository, where it is not "main": an installed model remembers its commit alone.
   * @throws RosterError not_found where the upstream has forgotten it; invalid for a source that has no upstream.
   */
  async latest(
    source: Source,
    { branch = 'main', signal }: { branch?: string; signal?: AbortSignal } = {},
  ): Promise<Latest> {
    if (source.type === 'civitai') return latestOfCivitai(source, await this.#asking('civitai', { signal }))
    const { repo } = source
    if (source.type !== 'huggingface' || repo === null)
      throw invalid('/source', 'comes from no upstream that could have something newer')
    return latestOfHub({ ...source, repo }, branch, await this.#asking('huggingface', { signal }))
  }

  /** Which models on CivitAI these files are: one request for each 10,000 hashes, then one for each version found. */
  async matchBySha256(hashes: readonly string[], signal?: AbortSignal): Promise<Match[]> {
    return hashes.length === 0 ? [] : matchOnCivitai(hashes, await this.#asking('civitai', { signal }))
  }

  /** Whose a token is; null where there is none. @throws RosterError unauthorized where it is no good. */
  async whoami(site: Site, token?: string | null, signal?: AbortSignal): Promise<Account | null> {
    const asking = await this.#asking(site, { token, signal })
    if (asking.token === undefined) return null
    if (site === 'huggingface') return hubAccount(asking)
    const { username, tier } = await new CivitaiApi(asking).me()
    return { name: username, role: tier ?? null, token_name: null }
  }

  async #planOf(reference: SourceReference, pinned: Source['files'], request: PlanRequest): Promise<Plan> {
    if (reference.type === 'local') return planLocal(reference, request.signal)
    const { upstream = this.#options.upstream } = request
    if (reference.type === 'url')
      return planUrl(reference, pinned, { upstream, signal: request.signal, token: request.token ?? undefined })
    const asking = await this.#asking(reference.type, request)
    return reference.type === 'huggingface'
      ? planHub({ ...reference, pinned }, asking)
      : planCivitai({ ...reference, pinned }, asking)
  }

  async #asking(site: Site, { token, signal, upstream: asked }: PlanRequest): Promise<Asking> {
    const { huggingFace, civitai } = this.#options
    const upstream = asked ?? this.#options.upstream
    if (site === 'civitai') return { upstream, endpoint: civitai.endpoint, token: token || civitai.token, signal }
    if (huggingFace.isOffline)
      throw new RosterError('network', 'HF_HUB_OFFLINE is set, so Hugging Face is not asked; unset it and start again')
    const own = token || huggingFace.token || (await readTokenFile(huggingFace.tokenFile))
    return { upstream, endpoint: huggingFace.endpoint, token: own, signal }
  }
}

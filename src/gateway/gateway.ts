// The gateway: a call of an OpenAI client goes to the model that resolve chooses, and is counted as a job that has ended.
import type { Front } from '../core/front.ts'
import type { JsonObject } from '../core/record.ts'
import { setLine } from '../core/response.ts'
import type { Visit } from '../core/routes.ts'
import type { User } from '../jobs/index.ts'
import type { Outputs } from '../outputs/index.ts'
import { type Asked, headersOf } from './answer.ts'
import { beginCall, type Known, type Purpose } from './begin.ts'
import { Patience } from './patience.ts'
import { ProviderRequests } from './provider.ts'

export interface GatewayOptions extends Known {
  outputs: Pick<Outputs, 'keep' | 'find'>
  variables: Readonly<Record<string, string>>
  /** What stands before this server, and so by which address it is reached. */
  front: Front
  /** ROSTER_JOB_TIMEOUT_SECONDS */
  timeoutSeconds: number
}

/** What an answer is made with. */
export interface Tools extends GatewayOptions {
  requests: ProviderRequests
}

interface Wanted {
  visit: Visit
  actor: User
  /** Id, model_key or `auto`. */
  model: string
  purpose: Purpose
  /** What limits are checked against. */
  input: JsonObject
}

type Answer<Body> = (tools: Tools, asked: Asked, patience: Patience, body: Body) => Promise<Response>

export class Gateway {
  readonly #tools: Tools

  constructor(options: GatewayOptions) {
    this.#tools = { ...options, requests: new ProviderRequests(options.variables) }
  }

  /** @throws RosterError for whatever the caller is told as a problem. */
  async answer<Body>(
    { visit, actor, model, purpose, input }: Wanted,
    body: Body,
    make: Answer<Body>,
  ): Promise<Response> {
    const since = performance.now()
    const call = beginCall(this.#tools, { actor, model, purpose, input })
    for (const [name, value] of Object.entries(headersOf(call))) setLine(visit.lines, name, value)
    const patience = new Patience(visit, this.#tools.timeoutSeconds)
    call.onStop((reason) => patience.stop(reason))
    return make(this.#tools, { visit, call, since }, patience, body)
  }

  close(): Promise<void> {
    return this.#tools.requests.close()
  }
}

// Asks every operation of the document for things that nobody should ask, as everybody who could.
import { join } from 'node:path'
import fc from 'fast-check'
import { readEnvironment } from '../../src/core/environment.ts'
import { createLog } from '../../src/core/log.ts'
import { openApiDocument } from '../../src/http/index.ts'
import { startRoster } from '../../src/main.ts'
import type { Runner } from '../../src/runners/index.ts'
import { PNG } from '../support/openai.ts'
import { ADMIN_TOKEN, type Engine, newPlace, variablesOf } from '../support/roster.ts'
import { Answers } from './answers.ts'
import { Chance } from './chance.ts'
import { Client, type Received, type Sent } from './client.ts'
import { type Document, lastWord, nameOf, type Operation, operationAt, operationsOf } from './document.ts'
import { Known } from './known.ts'
import { Requests } from './requests.ts'
import { layWeights, type Seed, seedsOf } from './seeds.ts'

export interface Findings {
  /** Draws the same requests again. */
  seed: number
  /** The first request of each kind of fault, with what it met. */
  faults: string[]
  /** The share of operations that were answered with success at least once. */
  reached: number
}

/** @param requests at least so many, the same number for each operation and for each of a stranger, a user and an admin. */
export async function fuzz(engine: Engine, requests: number): Promise<Findings> {
  const place = await newPlace(engine)
  const variables = {
    ...variablesOf(place),
    PORT: '0',
    ROSTER_TRUST_PROXY: 'true',
    ROSTER_PUBLIC_READ: 'true',
    // Nobody answers there.
    HF_ENDPOINT: 'http://127.0.0.1:9',
    CIVITAI_ENDPOINT: 'http://127.0.0.1:9',
    ROSTER_RETRY_BASE_MS: '1',
    // For jobs, which a runner of this test does.
    REPLICATE_API_TOKEN: 'a-token',
    ROSTER_RUNNER_COMMAND: 'nothing-that-is-ever-run',
    MODELS_DIR: join(place.home, 'models'),
  }
  const findGpus = async () => ({ status: 'none' as const, source: null, detail: 'Nobody has looked', gpus: [] })
  const server = await startRoster({
    environment: readEnvironment(variables),
    log: createLog('silent'),
    findGpus,
    runnerOf: () => RUNNER,
  })
  try {
    const document = openApiDocument(server.app, 'test') as unknown as Document
    return await new Run(server.url, document, variables.MODELS_DIR).play(requests)
  } finally {
    await server.close()
    await place.remove()
  }
}

/** Nothing that is drawn leaves this machine. */
const RUNNER: Runner = {
  version: 1,
  check() {},
  run: async () => ({ output: { files: [{ bytes: PNG, contentType: 'image/png' }] }, usage: { images: 1 } }),
}

/** A stranger, a user, an admin. */
const CALLERS = 3
/** Characters of each part of a finding. */
const MOST_SHOWN = 600

class Run {
  readonly #seed = fc.readConfigureGlobal().seed ?? (Number(process.env.ROSTER_TEST_SEED) || Date.now() % 2 ** 31)
  readonly #chance = new Chance(this.#seed)
  readonly #known = new Known(this.#chance)
  readonly #faults = new Map<string, string>()
  readonly #client: Client
  readonly #host: string
  readonly #models: string
  readonly #operations: Operation[]
  readonly #requests: Requests
  readonly #answers: Answers
  readonly #reached = new Set<Operation>()

  constructor(url: string, document: Document, models: string) {
    this.#models = models
    this.#client = new Client(url)
    this.#host = new URL(url).host
    this.#operations = operationsOf(document)
    this.#requests = new Requests(document, this.#chance, this.#known)
    this.#answers = new Answers(document)
    this.#known.add('token', ADMIN_TOKEN)
    this.#known.add('tus-resumable', '1.0.0')
    this.#known.add('upload-length', '16')
    this.#known.add('upload-offset', '0')
  }

  async play(requests: number): Promise<Findings> {
    const rounds = Math.ceil(requests / this.#operations.length / CALLERS)
    try {
      for (let round = 0; round < rounds; round++) {
        await this.#sow(round)
        const user = await this.#newKey(round)
        for (const operation of this.#operations)
          for (const token of [undefined, user, ADMIN_TOKEN])
            await this.#ask(this.#requests.draw(operation, this.#host, token))
      }
    } finally {
      this.#client.close()
    }
    return {
      seed: this.#seed,
      faults: [...this.#faults.values()],
      reached: this.#reached.size / this.#operations.length,
    }
  }

  /** Makes what drawn requests can then name. */
  async #sow(round: number): Promise<void> {
    await layWeights(this.#models, round)
    for (const seed of seedsOf(round)) {
      const { headers, text } = await this.#asAdmin(seed)
      const id = headers.location?.split('/').at(-1) ?? /"id":"([^"]+)"/.exec(text)?.[1]
      if (id) this.#known.add(seed.collection, id)
    }
    this.#known.add('library', `seed-${round}`)
  }

  #asAdmin({ path, body, headers }: Omit<Seed, 'collection'>): Promise<Received> {
    return this.#client.send({
      method: 'POST',
      path,
      headers: {
        host: this.#host,
        authorization: `Bearer ${ADMIN_TOKEN}`,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
      isMeasured: true,
    })
  }

  /** Of a user, made anew each round: among the requests are some that revoke it. */
  async #newKey(round: number): Promise<string> {
    const body = { name: `fuzz ${round} ${this.#chance.below(1e9)}`, role: 'user' }
    const { text } = await this.#asAdmin({ path: '/api/v1/keys', body })
    return (JSON.parse(text) as { secret: string }).secret
  }

  async #ask(sent: Sent): Promise<void> {
    const answer = await this.#client.send(sent).catch((error: Error) => error)
    const operation = operationAt(this.#operations, sent.method, sent.path)
    const isLost = answer instanceof Error
    const fault = isLost ? `gives no answer: ${answer.message}` : this.#answers.faultOf(operation, answer)
    if (fault) this.#note(`${operation ? nameOf(operation) : 'no operation'} ${fault}`, sent, isLost ? '' : answer.text)
    if (isLost || !operation || answer.status >= 300) return
    this.#reached.add(operation)
    this.#learn(operation, answer)
  }

  /** Keeps the first of each kind: what is told of a body differs with every body. */
  #note(fault: string, { headers, path, body = '' }: Sent, text: string): void {
    const kind = fault.replaceAll(/"[^"]*"|\/\d+/g, '')
    if (this.#faults.has(kind)) return
    const { authorization, ...others } = headers
    const caller = authorization === `Bearer ${ADMIN_TOKEN}` ? 'an admin' : authorization ? 'a user' : 'a stranger'
    const lines = [fault, `as ${caller}: ${path}`, JSON.stringify(others), body.toString(), `-> ${text}`]
    this.#faults.set(kind, lines.map((line) => line.slice(0, MOST_SHOWN)).join('\n  '))
  }

  #learn({ path }: Operation, { headers, text }: Received): void {
    if (headers.etag) this.#known.add('if-match', headers.etag)
    if (headers['content-type']?.startsWith('application/json')) this.#known.learn(lastWord(path), text)
  }
}

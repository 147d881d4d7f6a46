// Replicate, as far as Roster asks it: predictions by version, by model and by deployment; their states; cancel; models.
import { type Answer, openProvider, type Provider, type ProviderRequest, type Reply } from './provider.ts'

export interface LocalReplicate extends Provider {
  /** The states that the next predictions go through, one for each question; the last one stays. */
  script: string[]
  /** What a prediction that succeeds ends with. */
  outcome: { output?: unknown; error?: unknown; metrics?: object; logs?: string }
  predictions: Map<string, { status: string; asked: number; body: unknown }>
  models: object[]
}

const CREATE = /^\/v1\/(predictions|models\/[\w.-]+\/[\w.-]+\/predictions|deployments\/[\w.-]+\/[\w.-]+\/predictions)$/
const READ = /^\/v1\/predictions\/([a-z0-9]+)$/
const CANCEL = /^\/v1\/predictions\/([a-z0-9]+)\/cancel$/
const MODEL = /^\/v1\/models\/([\w.-]+)\/([\w.-]+)$/

/** Its `url` is what goes into `base_url`. */
export async function openReplicate(): Promise<LocalReplicate> {
  const predictions: LocalReplicate['predictions'] = new Map()
  const state = {
    script: ['starting', 'processing', 'succeeded'],
    outcome: {} as LocalReplicate['outcome'],
    models: [] as object[],
  }

  const show = (id: string) => {
    const prediction = predictions.get(id)
    const { status = 'failed' } = prediction ?? {}
    const ended = !['starting', 'processing'].includes(status)
    return {
      ...{ id, model: 'owner/name', version: 'v'.repeat(64), status, input: {}, logs: state.outcome.logs ?? '' },
      output: status === 'succeeded' ? (state.outcome.output ?? null) : null,
      error: status === 'failed' || status === 'aborted' ? (state.outcome.error ?? null) : null,
      ...(ended && { metrics: state.outcome.metrics ?? { predict_time: 1.5, total_time: 2 } }),
      ...{ data_removed: false, created_at: '2026-01-01T00:00:00Z', urls: { get: '', cancel: '' } },
    }
  }

  const create = ({ body }: ProviderRequest): Reply => {
    const id = `p${predictions.size}gm3qorzdhgbfurvjtvhg6dck`
    predictions.set(id, { status: state.script[0] ?? 'starting', asked: 0, body })
    return { status: 201, body: show(id) }
  }
  const read = (id: string): Reply => {
    const prediction = predictions.get(id)
    if (!prediction) return { status: 404, body: { detail: 'Not found.' } }
    prediction.asked++
    const next = state.script[Math.min(prediction.asked, state.script.length - 1)]
    if (prediction.status !== 'canceled' && next) prediction.status = next
    return { body: show(id) }
  }
  const cancel = (id: string): Reply => {
    const prediction = predictions.get(id)
    if (!prediction) return { status: 404, body: { detail: 'Not found.' } }
    prediction.status = 'canceled'
    return { body: show(id) }
  }

  const answer: Answer = (request) => {
    const { method, path } = request
    if (!/^Bearer \S+$/.test(request.headers.authorization ?? ''))
      return { status: 401, body: { title: 'Unauthenticated', detail: 'You did not pass an authentication token' } }
    const [id = ''] = (READ.exec(path) ?? CANCEL.exec(path))?.slice(1) ?? []
    if (method === 'POST' && CREATE.test(path)) return create(request)
    if (method === 'POST' && CANCEL.test(path)) return cancel(id)
    if (method === 'GET' && READ.test(path)) return read(id)
    const model = MODEL.exec(path)
    const found = model && state.models.find((each) => 'name' in each && each.name === model[2])
    if (found) return { body: found }
    return { status: 404, body: { title: 'Not found', detail: 'The requested resource could not be found.' } }
  }
  const provider = await openProvider(answer)
  return Object.defineProperties(Object.assign(provider, { predictions, url: `${provider.url}/v1` }), {
    script: { get: () => state.script, set: (script) => Object.assign(state, { script }) },
    outcome: { get: () => state.outcome, set: (outcome) => Object.assign(state, { outcome }) },
    models: { get: () => state.models, set: (models) => Object.assign(state, { models }) },
  }) as LocalReplicate
}

// A server that speaks OpenAI's API, as OpenAI, vLLM and others do: chat, whole or as it is written; images; embeddings; speech.
import { Events, openProvider, type Provider, type ProviderRequest, type Reply } from './provider.ts'

export interface LocalOpenAi extends Provider {
  /** What a chat answers, piece by piece. */
  pieces: string[]
  /** Milliseconds before each piece. */
  pauseMs: number
  /** Of `GET /models`. */
  models: object[]
  /** What `POST /images/generations` answers; a picture as base64 where absent. */
  images: object[] | undefined
}

/** A picture of one point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
/** The head of an MP3. */
export const MP3 = Buffer.concat([Buffer.from('ID3\u0004\u0000'), Buffer.alloc(400)])

const USAGE = { prompt_tokens: 12, completion_tokens: 5, total_tokens: 17, prompt_tokens_details: { cached_tokens: 4 } }

interface Asked {
  model?: string
  stream?: boolean
  stream_options?: { include_usage?: boolean }
  input?: string | string[]
  n?: number
}

/** Its `url` is what goes into `base_url`. */
export async function openOpenAi(): Promise<LocalOpenAi> {
  const state = {
    pieces: ['Hel', 'lo', '!'],
    pauseMs: 0,
    models: [{ id: 'gpt-test', object: 'model', created: 1_700_000_000, owned_by: 'system' }] as object[],
    images: undefined as object[] | undefined,
  }
  const provider = await openProvider((request) => answer(request, state))
  const facade = Object.assign(provider, { url: `${provider.url}/v1` })
  for (const name of ['pieces', 'pauseMs', 'models', 'images'] as const)
    Object.defineProperty(facade, name, {
      get: () => state[name],
      set: (value) => Object.assign(state, { [name]: value }),
    })
  return facade as LocalOpenAi
}

type State = Pick<LocalOpenAi, 'pieces' | 'pauseMs' | 'models' | 'images'>

function answer({ method, path, body }: ProviderRequest, state: State): Reply {
  const asked = (body ?? {}) as Asked
  if (method === 'GET' && path === '/v1/models') return { body: { object: 'list', data: state.models } }
  if (method !== 'POST')
    return { status: 404, body: { error: { message: 'Not found', type: 'invalid_request_error' } } }
  if (path === '/v1/chat/completions') return asked.stream ? written(asked, state) : { body: completion(asked, state) }
  if (path === '/v1/images/generations')
    return {
      body: {
        created: 1,
        data: state.images ?? Array.from({ length: asked.n ?? 1 }, () => ({ b64_json: PNG.toString('base64') })),
      },
    }
  if (path === '/v1/embeddings') return { body: embeddings(asked) }
  if (path === '/v1/audio/speech') return { headers: { 'content-type': 'audio/mpeg' }, body: MP3 }
  return { status: 404, body: { error: { message: 'Not found', type: 'invalid_request_error' } } }
}

const completion = ({ model }: Asked, { pieces }: State) => ({
  ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1_700_000_000, model },
  choices: [
    { index: 0, message: { role: 'assistant', content: pieces.join(''), refusal: null }, finish_reason: 'stop' },
  ],
  usage: USAGE,
  system_fingerprint: 'fp_test',
})

function written({ model, stream_options }: Asked, { pieces, pauseMs }: State): Reply {
  const chunk = (choices: object[], usage?: object | null) => {
    const facts = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_700_000_000, model, choices }
    return `data: ${JSON.stringify(usage === undefined ? facts : { ...facts, usage })}\n\n`
  }
  const includesUsage = stream_options?.include_usage === true
  const usage = includesUsage ? null : undefined
  const events = pieces.map((content) => chunk([{ index: 0, delta: { content }, finish_reason: null }], usage))
  const last = [chunk([{ index: 0, delta: {}, finish_reason: 'stop' }], usage)]
  if (includesUsage) last.push(chunk([], USAGE))
  return { body: new Events([...events, ...last, 'data: [DONE]\n\n'], pauseMs) }
}

const embeddings = ({ model, input = '' }: Asked) => {
  const inputs = Array.isArray(input) ? input : [input]
  return {
    object: 'list',
    data: inputs.map((_, index) => ({ object: 'embedding', index, embedding: [0.1, 0.2, index] })),
    model,
    usage: { prompt_tokens: 7, total_tokens: 7 },
  }
}

// Anthropic's Messages API as far as Roster asks it: a message, always as it is written, and the list of models.
import { Events, openProvider, type Provider, type ProviderRequest, type Reply } from './provider.ts'

export interface LocalAnthropic extends Provider {
  /** The blocks that a message is made of: text, or a tool that is used. */
  blocks: Block[]
  models: object[]
}

type Block = { text: string[] } | { tool: { id: string; name: string }; json: string[] }

export async function openAnthropic(): Promise<LocalAnthropic> {
  const state = { blocks: [{ text: ['Hel', 'lo', '!'] }] as Block[], models: [] as object[] }
  const provider = await openProvider((request) => answer(request, state))
  for (const name of ['blocks', 'models'] as const)
    Object.defineProperty(provider, name, {
      get: () => state[name],
      set: (value) => Object.assign(state, { [name]: value }),
    })
  return provider as LocalAnthropic
}

function answer(
  { method, path, headers, body }: ProviderRequest,
  state: Pick<LocalAnthropic, 'blocks' | 'models'>,
): Reply {
  if (!headers['x-api-key'] && !headers.authorization)
    return {
      status: 401,
      body: { type: 'error', error: { type: 'authentication_error', message: 'x-api-key is required' } },
    }
  if (!headers['anthropic-version'])
    return {
      status: 400,
      body: { type: 'error', error: { type: 'invalid_request_error', message: 'anthropic-version' } },
    }
  if (method === 'GET' && path.startsWith('/v1/models')) {
    // A page at a time, as they come.
    const after = new URL(path, 'http://x').searchParams.get('after_id')
    const at = after === null ? 0 : 1 + state.models.findIndex((each) => 'id' in each && each.id === after)
    const data = state.models.slice(at, at + 2)
    const last = data.at(-1)
    const lastId = last && 'id' in last ? last.id : null
    return { body: { data, has_more: at + 2 < state.models.length, first_id: null, last_id: lastId } }
  }
  const asked = (body ?? {}) as { model?: string; max_tokens?: number; stream?: boolean; temperature?: number }
  if (asked.temperature !== undefined && headers['anthropic-version'] === '2026-10-21')
    return {
      status: 400,
      body: {
        type: 'error',
        error: { type: 'invalid_request_error', message: 'temperature: Extra inputs are not permitted' },
      },
    }
  if (path !== '/v1/messages' || !asked.max_tokens || !asked.stream)
    return {
      status: 400,
      body: { type: 'error', error: { type: 'invalid_request_error', message: 'max_tokens: Field required' } },
    }
  return { body: new Events(eventsOf(asked.model ?? '', state.blocks)) }
}

function eventsOf(model: string, blocks: readonly Block[]): string[] {
  const event = (type: string, facts: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...facts })}\n\n`
  const usage = { input_tokens: 10, cache_read_input_tokens: 30, cache_creation_input_tokens: 0, output_tokens: 1 }
  const usesTool = blocks.some((block) => 'tool' in block)
  return [
    event('message_start', { message: { id: 'msg_1', type: 'message', role: 'assistant', model, content: [], usage } }),
    event('ping', {}),
    ...blocks.flatMap((block, index) => [
      event('content_block_start', {
        index,
        content_block: 'tool' in block ? { type: 'tool_use', ...block.tool, input: {} } : { type: 'text', text: '' },
      }),
      ...('tool' in block
        ? block.json.map((partial_json) =>
            event('content_block_delta', { index, delta: { type: 'input_json_delta', partial_json } }),
          )
        : block.text.map((text) => event('content_block_delta', { index, delta: { type: 'text_delta', text } }))),
      event('content_block_stop', { index }),
    ]),
    event('message_delta', { delta: { stop_reason: usesTool ? 'tool_use' : 'end_turn' }, usage: { output_tokens: 6 } }),
    event('message_stop', {}),
  ]
}

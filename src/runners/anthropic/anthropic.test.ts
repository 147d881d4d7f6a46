// Anthropic over a real socket: what a chat becomes there, how it is counted, and what goes wrong.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LocalAnthropic, openAnthropic } from '../../../test/support/anthropic.ts'
import { attemptOf, callOf, KEY, type TestAttempt } from '../../../test/support/calls.ts'
import { failureOf } from '../../../test/support/failures.ts'
import type { Call, CalledModel, CalledProvider } from '../runner.ts'
import { AnthropicRunner } from './anthropic.ts'
import { messagesRequest } from './request.ts'

describe('Anthropic', () => {
  const runner = new AnthropicRunner({ ACME_API_KEY: KEY })
  let server: LocalAnthropic
  let attempt: TestAttempt
  beforeEach(async () => {
    server = await openAnthropic()
    attempt = attemptOf({ streams: true })
  })
  afterEach(async () => {
    attempt.remove()
    await server.close()
  })

  const call = (
    model: Partial<CalledModel> = {},
    parameters: Call['parameters'] = { prompt: 'Hi' },
    provider: Partial<CalledProvider> = {},
  ) =>
    callOf({
      provider: { kind: 'anthropic', auth_scheme: 'x-api-key', base_url: server.url, ...provider },
      model,
      parameters,
    })

  it('writes as it goes, and counts cached tokens into the whole', async () => {
    const parameters = {
      prompt: 'Hi',
      system: 'Be brief',
      max_tokens: 9,
      temperature: 1,
      seed: 7,
      thinking: { type: 'adaptive' },
    }
    const result = await runner.run(call({}, parameters), attempt)
    expect(result.output).toEqual({ text: 'Hello!' })
    expect(result.usage).toEqual({ input_tokens: 40, cached_input_tokens: 30, output_tokens: 6 })
    expect(attempt.written).toEqual(['Hel', 'lo', '!'])
    expect(server.requests[0]?.body).toEqual({
      ...{ model: 'the-key', max_tokens: 9, stream: true, system: 'Be brief', thinking: { type: 'adaptive' } },
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    })
    expect(server.requests[0]?.headers).toMatchObject({ 'x-api-key': KEY, 'anthropic-version': '2026-10-21' })
    expect(server.requests[0]?.headers.authorization).toBeUndefined()
  })

  it('asks by the version before where sampling is asked for, which the newest refuses', async () => {
    await runner.run(call({}, { prompt: 'Hi', temperature: 0.2 }), attempt)
    expect(server.requests[0]).toMatchObject({
      headers: { 'anthropic-version': '2023-06-01' },
      body: { temperature: 0.2 },
    })
  })

  it('sends a key as a bearer token where the row says so', async () => {
    await runner.run(call({}, {}, { auth_scheme: 'bearer' }), attempt)
    expect(server.requests[0]?.headers).toMatchObject({ authorization: `Bearer ${KEY}` })
    expect(server.requests[0]?.headers['x-api-key']).toBeUndefined()
  })

  it('says that it makes text alone, before anything is sent', async () => {
    expect(await failureOf(runner.run(call({ modality: 'image' }), attempt))).toMatchObject({ code: 'refused' })
    expect(await failureOf(new AnthropicRunner({}).run(call(), attempt))).toMatchObject({ code: 'not_configured' })
    expect(server.requests).toEqual([])
  })

  it.each([
    ['a refused key', { kind: 'refused-key' }, { code: 'unauthorized', retry: 'never' }],
    ['HTML', { kind: 'html' }, { code: 'upstream', retry: 'never' }],
    [
      'half an answer',
      { kind: 'half' },
      { code: 'upstream', mayHaveBegun: true, message: expect.stringContaining('half') },
    ],
    ['a reset', { kind: 'reset' }, { code: 'network', retry: 'backoff', mayHaveBegun: true }],
    ['529', { kind: 'status', status: 529 }, { code: 'upstream', retry: 'backoff', mayHaveBegun: false }],
    [
      '429',
      { kind: 'status', status: 429, headers: { 'retry-after': '3' } },
      { code: 'rate_limited', retryAfterSeconds: 3 },
    ],
  ] as const)('asks once, and tells of %s', async (_, fault, expected) => {
    server.fail(fault)
    expect(await failureOf(runner.run(call(), attempt))).toMatchObject(expected)
    expect(server.requests).toHaveLength(1)
  })
})

describe('a chat completion for Anthropic', () => {
  const model = { model_key: 'claude', capabilities: { max_output: 8000 } }

  it('keeps tools, their calls and their results', () => {
    const request = messagesRequest(
      {
        messages: [
          { role: 'system', content: 'Be brief' },
          {
            role: 'user',
            content: [
              { type: 'text', text: 'Weather?' },
              { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
            ],
          },
          {
            role: 'assistant',
            content: '',
            tool_calls: [{ id: 't1', type: 'function', function: { name: 'weather', arguments: '{"in":"Rome"}' } }],
          },
          { role: 'tool', tool_call_id: 't1', content: 'sunny' },
          { role: 'tool', tool_call_id: 't2', content: [{ type: 'text', text: 'warm' }] },
        ],
        tools: [
          { type: 'function', function: { name: 'weather', description: 'Tells it', parameters: { type: 'object' } } },
        ],
        tool_choice: { type: 'function', function: { name: 'weather' } },
        parallel_tool_calls: false,
        ...{
          stop: 'END',
          temperature: 1.6,
          user: 'u1',
          logprobs: true,
          reasoning_effort: 'minimal',
          thinking: { type: 'enabled' },
        },
      },
      model,
    )
    expect(request).toEqual({
      ...{ model: 'claude', max_tokens: 8000, system: 'Be brief', stop_sequences: ['END'], temperature: 1 },
      ...{ output_config: { effort: 'low' }, metadata: { user_id: 'u1' }, thinking: { type: 'enabled' } },
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Weather?' },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
          ],
        },
        { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'weather', input: { in: 'Rome' } }] },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 't1', content: 'sunny' },
            { type: 'tool_result', tool_use_id: 't2', content: 'warm' },
          ],
        },
      ],
      tools: [{ name: 'weather', description: 'Tells it', input_schema: { type: 'object' } }],
      tool_choice: { type: 'tool', name: 'weather', disable_parallel_tool_use: true },
    })
  })

  it('refuses what Anthropic has no word for', () => {
    const messages = [{ role: 'user', content: [{ type: 'input_audio', input_audio: {} }] }]
    expect(() => messagesRequest({ messages }, model)).toThrow('Anthropic takes no part of the type "input_audio"')
  })
})

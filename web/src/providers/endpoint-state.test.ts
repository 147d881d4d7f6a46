// Each reason for which a provider offers nothing says what to do about it.
import { describe, expect, it } from 'vitest'
import { endpointState, isOfferedToChat } from './endpoint-state.ts'

const provider = { kind: 'openAI', is_active: true, configured: true, api_key_env: 'OPENAI_API_KEY' } as const
const some = { all: 3, active: 2, chat: 1 }

describe('a provider', () => {
  it('is ready with its key and an active model', () =>
    expect(endpointState(provider, some)).toMatchObject({ kind: 'ready', why: '2 models are offered.' }))

  it('is off before anything else counts', () =>
    expect(endpointState({ ...provider, is_active: false, configured: false }, some).kind).toBe('off'))

  it('names the variable that is missing', () =>
    expect(endpointState({ ...provider, configured: false }, some).why).toContain('Set OPENAI_API_KEY'))

  it('asks for a variable where none is named', () =>
    expect(endpointState({ ...provider, configured: false, api_key_env: null }, some).why).toContain(
      'Name the variable',
    ))

  it('asks for a runner on this machine', () =>
    expect(endpointState({ ...provider, kind: 'local', configured: false }, some).why).toContain(
      'ROSTER_RUNNER_COMMAND',
    ))

  it('says that none of its models is active', () =>
    expect(endpointState(provider, { all: 3, active: 0, chat: 0 }).kind).toBe('empty'))
})

describe('the list for chat clients', () => {
  it('has a configured one with an active text model', () => expect(isOfferedToChat(provider, some)).toBe(true))
  it('lacks one whose active models make something else', () =>
    expect(isOfferedToChat(provider, { ...some, chat: 0 })).toBe(false))
  it('never has another kind', () => expect(isOfferedToChat({ ...provider, kind: 'replicate' }, some)).toBeUndefined())
})

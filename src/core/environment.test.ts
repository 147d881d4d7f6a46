// Every variable means what the table says; a bad one is named.
import { describe, expect, it } from 'vitest'
import { isLoopback, readEnvironment, StartError } from './environment.ts'

describe('the environment', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({ HOME: '/home/ada', XDG_DATA_HOME: '/data' })).toMatchObject({
      host: '127.0.0.1',
      port: 4480,
      home: '/data/roster',
      databaseUrl: 'file:/data/roster/roster.db',
      adminToken: undefined,
      publicRead: true,
      populate: true,
      huggingFace: {
        endpoint: 'https://huggingface.co',
        token: undefined,
        tokenFile: '/home/ada/.cache/huggingface/token',
        isOffline: false,
      },
      civitai: { endpoint: 'https://civitai.com', token: undefined },
      downloads: { allowPrivateUrls: false, stallSeconds: 25, retryBaseMs: 500, atOnce: 2 },
    })
  })

  it('takes an empty variable for one that is not set', () => {
    const empty = {
      PORT: '',
      ROSTER_HOME: '',
      ROSTER_ADMIN_TOKEN: '',
      ROSTER_PUBLIC_READ: '',
      DATABASE_URL: '',
      HF_TOKEN: '',
    }
    expect(readEnvironment({ XDG_DATA_HOME: '/data', ...empty })).toEqual(readEnvironment({ XDG_DATA_HOME: '/data' }))
  })

  it('puts everything under ROSTER_HOME unless it is told where', () => {
    const { databaseUrl, manifestPath } = readEnvironment({ ROSTER_HOME: '/r', MODELS_DIR: '/m' })
    expect([databaseUrl, manifestPath]).toEqual(['file:/r/roster.db', '/m/installed-models.json'])
  })

  it.each([
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['127.0.0.1.evil.example', false],
  ])('lets everyone read on %s: %s', (HOST, expected) => {
    expect(isLoopback(HOST)).toBe(expected)
    expect(readEnvironment({ HOST }).publicRead).toBe(expected)
    expect(readEnvironment({ HOST, ROSTER_PUBLIC_READ: String(!expected) }).publicRead).toBe(!expected)
  })

  it.each([
    ['PORT', 'http', 'must be a whole number from 0 to 65535'],
    ['PORT', '65536', 'must be a whole number from 0 to 65535'],
    ['PORT', '-1', 'must be a whole number from 0 to 65535'],
    ['PORT', '80.5', 'must be a whole number from 0 to 65535'],
    ['DATABASE_URL', 'mysql://x', 'must begin with file: or postgres://'],
    ['ROSTER_ADMIN_TOKEN', 'short', 'must be at least 16 characters long'],
    ['ROSTER_PUBLIC_READ', 'yes', 'must be true or false'],
    ['ROSTER_POPULATE', 'no', 'must be true or false'],
    ['ROSTER_LOG_LEVEL', 'loud', 'must be one of debug, info, warn, error, silent'],
    ['HF_ENDPOINT', 'huggingface.co', 'must be an http or https URL'],
    ['CIVITAI_ENDPOINT', 'civitai.com', 'must be an http or https URL'],
    ['ROSTER_ALLOW_PRIVATE_URLS', 'yes', 'must be true or false'],
    ['ROSTER_STALL_TIMEOUT_SECONDS', '0', 'must be a whole number from 1 to 3600'],
    ['ROSTER_RETRY_BASE_MS', '0.5', 'must be a whole number from 1 to 60000'],
    ['ROSTER_DOWNLOADS', '65', 'must be a whole number from 1 to 64'],
  ])('that says %s=%s is named in a sentence', (name, value, sentence) => {
    const read = () => readEnvironment({ [name]: value })
    expect(read).toThrow(StartError)
    expect(read).toThrow(`The environment is not valid: ${name} ${sentence}.`)
  })

  it('reads how models are downloaded', () => {
    const { civitai, downloads } = readEnvironment({
      CIVITAI_ENDPOINT: 'https://civitai.red/',
      CIVITAI_TOKEN: 'key',
      ROSTER_ALLOW_PRIVATE_URLS: 'true',
      ROSTER_STALL_TIMEOUT_SECONDS: '5',
      ROSTER_RETRY_BASE_MS: '10',
      ROSTER_DOWNLOADS: '4',
    })
    expect(civitai).toEqual({ endpoint: 'https://civitai.red', token: 'key' })
    expect(downloads).toEqual({ allowPrivateUrls: true, stallSeconds: 5, retryBaseMs: 10, atOnce: 4 })
  })

  it.each([
    [{ HF_HOME: '/hf' }, '/hf/token'],
    [{ XDG_CACHE_HOME: '/cache' }, '/cache/huggingface/token'],
    [{ HF_HOME: '/hf', HF_TOKEN_PATH: '/secret' }, '/secret'],
    [{ HF_TOKEN_PATH: '/secret', HF_HUB_DISABLE_IMPLICIT_TOKEN: '1' }, undefined],
  ])("finds the token of Hugging Face's own tools: %o", (variables, expected) => {
    expect(readEnvironment({ HOME: '/home/ada', ...variables }).huggingFace.tokenFile).toBe(expected)
  })

  it.each(['1', 'ON', 'yes', 'True'])('is offline where HF_HUB_OFFLINE is %s', (value) => {
    expect(readEnvironment({ HF_HUB_OFFLINE: value }).huggingFace.isOffline).toBe(true)
    expect(readEnvironment({ TRANSFORMERS_OFFLINE: value }).huggingFace.isOffline).toBe(true)
    expect(readEnvironment({ HF_HUB_OFFLINE: '0' }).huggingFace.isOffline).toBe(false)
  })

  it('names every bad variable at once', () => {
    expect(() => readEnvironment({ PORT: 'x', HF_ENDPOINT: 'y' })).toThrow(/PORT .*; HF_ENDPOINT /)
  })
})

// What is asked for and what is shown, as the contract says, without anything that fetches.
import { describe, expect, it } from 'vitest'
import { RosterError } from '../../core/errors.ts'
import { RESERVE_BYTES } from '../engine/index.ts'
import { DownloadPlan, DownloadSource } from './contract.ts'
import type { Plan } from './planned.ts'
import { planView, sourceOf } from './view.ts'

const OPTIONS = {
  hubEndpoint: 'https://huggingface.co',
  civitaiEndpoint: 'https://civitai.com',
  allowPrivateUrls: false,
}
const asked = (body: unknown) => sourceOf(DownloadSource.parse(body), OPTIONS)

describe('a source', () => {
  it('is a pasted text or typed fields', () => {
    const hub = { type: 'huggingface', repo: 'owner/name', revision: null, files: [] }
    expect(asked({ text: 'https://huggingface.co/owner/name' })).toEqual(hub)
    expect(asked({ type: 'huggingface', repo: 'owner/name' })).toEqual(hub)
    expect(asked({ text: 'owner/name', files: ['*.gguf'] })).toEqual({ ...hub, files: ['*.gguf'] })
    expect(asked({ type: 'civitai', repo: '1', revision: '2' })).toMatchObject({ modelId: 1, versionId: 2 })
    expect(asked({ type: 'civitai', url: 'https://civitai.com/models/1' })).toMatchObject({ modelId: 1 })
    expect(asked({ type: 'url', url: 'https://example.com/m.gguf' })).toMatchObject({ name: 'm.gguf' })
    expect(asked({ type: 'local', path: '/data/m.gguf' })).toEqual({ type: 'local', path: '/data/m.gguf' })
  })

  it.each([
    [{ text: 'https://civitai.com/models/1', files: ['m.gguf'] }, '/source/files'],
    [{ type: 'huggingface' }, '/source/repo'],
    [{ type: 'huggingface', repo: 'owner/name:m.gguf' }, '/source/repo'],
    [{ type: 'civitai', repo: 'owner/name' }, '/source/repo'],
    [{ type: 'civitai' }, '/source/url'],
    [{ type: 'url' }, '/source/url'],
    [{ type: 'url', url: 'https://huggingface.co/owner/name' }, '/source/url'],
    [{ type: 'huggingface', repo: 'a//b' }, '/source/repo'],
    [{ type: 'url', url: 'http://example.com/m.gguf' }, '/source/url'],
    [{ text: 'http://example.com/m.gguf' }, '/source/text'],
    [{ type: 'local', path: '~/m.gguf' }, '/source/path'],
    [{ type: 'local' }, '/source/path'],
    [{ type: 'local', path: 'owner/name' }, '/source/path'],
    [{ type: 'url', url: 'https://example.com/m.gguf', path: '/x' }, '/source/path'],
  ])('says which field of %o is wrong', (body, pointer) => {
    let errors: unknown
    try {
      asked(body)
    } catch (error) {
      errors = error instanceof RosterError && error.errors
    }
    expect(errors).toMatchObject([{ pointer }])
  })

  it('has no field that nobody knows', () => {
    expect(DownloadSource.safeParse({ text: 'owner/name', token: 'x' }).success).toBe(false)
    expect(DownloadSource.safeParse({ type: 'upload' }).success).toBe(false)
  })
})

describe('a plan as it is shown', () => {
  const plan: Plan = {
    source: { type: 'huggingface', repo: 'owner/name', revision: 'abc', url: null, files: [] },
    model: {
      display_name: 'Name',
      model_key: 'owner/name',
      hf_model_id: 'owner/name',
      version: null,
      description: null,
      tags: [],
      type: 'lora',
      family: null,
      base_model: null,
      gated: false,
      trigger_words: [],
    },
    files: [
      {
        path: 'm.safetensors',
        size: 10,
        hash: { algorithm: 'sha256', hex: 'a'.repeat(64) },
        id: '7',
        verdict: { status: 'unsafe', detail: 'os.system' },
        origin: {
          key: 'huggingface:owner/name@abc/m.safetensors',
          url: new URL('https://huggingface.co/x'),
          authorization: 'Bearer hf_secret',
          trust: 'endpoint',
          refusal: () => ({ error: new RosterError('upstream', 'no'), next: 'stop' }),
        },
      },
    ],
    gate: null,
    warnings: ['careful'],
    identified: null,
    total_bytes: 10,
    companions: [{ part: 'vae', model_id: null, reason: 'decodes' }],
    page: new URL('https://huggingface.co/owner/name'),
  }

  it('fits its contract and holds no token', () => {
    const view = planView(plan, { freeBytes: RESERVE_BYTES + 100 })
    expect(DownloadPlan.parse(view)).toEqual(view)
    expect(view).toMatchObject({
      files: [{ path: 'm.safetensors', size: 10, id: '7', verdict: 'unsafe', verdict_detail: 'os.system' }],
      is_unsafe: true,
      fits: true,
      page: 'https://huggingface.co/owner/name',
    })
    expect(JSON.stringify(view)).not.toContain('hf_secret')
  })

  it('says whether there is room, where that can be told', () => {
    expect(planView(plan, { freeBytes: RESERVE_BYTES + 9 }).fits).toBe(false)
    expect(planView({ ...plan, total_bytes: null }, { freeBytes: 9 }).fits).toBeNull()
    expect(planView({ ...plan, source: { ...plan.source, type: 'local' } }, { freeBytes: 0 }).fits).toBe(true)
  })
})

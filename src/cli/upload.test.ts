// `roster upload` and `roster export`, and the client's uploads that they use.
import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createRoster } from '@roster/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ADMIN_TOKEN, type CliServer, startCliServer } from '../../test/support/cli.ts'
import { loraOf, safetensors } from '../../test/support/uploads.ts'

let server: CliServer
beforeAll(async () => {
  server = await startCliServer()
})
afterAll(() => server.close())

const place = (name: string) => join(server.home, name)
const installed = (path: string) => readFileSync(join(server.home, 'models', path))

describe('roster upload', () => {
  it('sends a file, which becomes an installed model', async () => {
    const file = loraOf(200_000)
    writeFileSync(place('ink.safetensors'), file)
    const words = ['upload', place('ink.safetensors'), '--name', 'Ink', '--type', 'lora', '--base-model', 'pony']
    const { code, stdout } = await server.cliWith(words)
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^ink is installed: /)])
    expect(installed('lora/ink/ink.safetensors')).toEqual(file)
    const { stdout: model } = await server.cli('model ink --json')
    expect(JSON.parse(model)).toMatchObject({ installed: true, base_model: 'pony', type: 'lora' })
  })

  it('says why a file is refused, and what would be right', async () => {
    writeFileSync(place('page.safetensors'), '<!doctype html><html></html>')
    const page = await server.cliWith(['upload', place('page.safetensors')])
    expect(page).toMatchObject({ code: 1, stderr: expect.stringContaining('web page') })
    expect(await server.cliWith(['upload', place('none.safetensors')])).toMatchObject({ code: 2 })
    writeFileSync(place('tool.exe'), 'MZ')
    expect((await server.cliWith(['upload', place('tool.exe')])).stderr).toContain('.safetensors, .gguf')
  })
})

describe("the client's uploads", () => {
  const PART = 16 * 1024 * 1024
  const file = loraOf(2 * PART)
  const roster = (fetch: typeof globalThis.fetch = globalThis.fetch) =>
    createRoster({ url: server.url, token: ADMIN_TOKEN, fetch })

  it('go on over lost connections, and tell how far they are', async () => {
    let patches = 0
    const lossy: typeof globalThis.fetch = async (input, init) => {
      if (init?.method === 'PATCH' && ++patches === 2) {
        await fetch(input, init)
        throw new TypeError('the answer was lost on its way')
      }
      return fetch(input, init)
    }
    const sent: number[] = []
    const upload = await roster(lossy).uploads.send(new File([new Uint8Array(file)], 'lossy.safetensors'), {
      onProgress: (progress) => sent.push(progress.sent),
    })
    expect(upload).toMatchObject({ status: 'completed', model_id: 'lossy', size_bytes: file.length })
    expect(sent.at(-1)).toBe(file.length)
    expect(sent).toEqual(sent.toSorted((left, right) => left - right))
    expect(installed('lora/lossy/lossy.safetensors').equals(file)).toBe(true)
  })

  it('stop when they are told to, and go on later', async () => {
    const stop = new AbortController()
    let id = ''
    const blob = new Blob([new Uint8Array(file)])
    const onStart = (started: string) => {
      id = started
    }
    const options = { filename: 'stopped.safetensors', onStart }
    const first = roster().uploads.send(blob, { ...options, signal: stop.signal, onProgress: () => stop.abort() })
    await expect(first).rejects.toThrow()
    expect(await roster().uploads.read(id)).toMatchObject({ status: 'receiving', model_id: null })
    const upload = await roster().uploads.send(blob, { resume: id })
    expect(upload).toMatchObject({ id, status: 'completed', model_id: 'stopped' })
    expect(installed('lora/stopped/stopped.safetensors').equals(file)).toBe(true)
  })

  it('send a stream, whose length is told', async () => {
    writeFileSync(place('streamed.safetensors'), file)
    const stream = Readable.toWeb(createReadStream(place('streamed.safetensors'))) as ReadableStream<Uint8Array>
    const options = { filename: 'streamed.safetensors', name: 'Stréamed' }
    const upload = await roster().uploads.send({ stream, size: file.length }, options)
    expect(upload.model_id).toBe('streamed')
    expect(installed('lora/streamed/streamed.safetensors').equals(file)).toBe(true)
  })

  it('are listed and ended', async () => {
    const { uploads } = roster()
    let id = ''
    const stop = new AbortController()
    const onStart = (started: string) => {
      id = started
      stop.abort()
    }
    await expect(
      uploads.send(new Blob([new Uint8Array(9)]), { filename: 'e.gguf', onStart, signal: stop.signal }),
    ).rejects.toThrow()
    expect((await uploads.list()).uploads.map((upload) => upload.id)).toContain(id)
    await uploads.remove(id)
    await expect(uploads.read(id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('roster export', () => {
  it('writes a training configuration, and says on standard error what is missing', async () => {
    writeFileSync(place('base.safetensors'), safetensors({ a: [4] }))
    const facts = ['--type', 'base_model', '--base-model', 'sdxl', '--id', 'my-base']
    expect(await server.cliWith(['upload', place('base.safetensors'), ...facts])).toMatchObject({ code: 0 })
    const words = ['export', 'ai-toolkit', '--model', 'my-base', '--dataset', '/data/a b', '--trigger', 'p3r5on']
    const { code, stdout, stderr } = await server.cliWith(words)
    expect([code, stderr]).toEqual([0, ''])
    expect(parse(stdout).config.process[0]).toMatchObject({
      trigger_word: 'p3r5on',
      datasets: [{ folder_path: '/data/a b' }],
      model: { arch: 'sdxl', name_or_path: join(server.home, 'models/custom/my-base/base.safetensors') },
    })
    const file = place('training.yaml')
    const open = await server.cliWith(['export', 'ai-toolkit', '--dataset', '/data', '--name', 'mine', '-o', file])
    expect(open).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/Wrote .*\nmissing: base model: /),
    })
    expect(parse(readFileSync(file, 'utf8')).config.name).toBe('mine')
  })

  it('writes the folders for ComfyUI', async () => {
    const { code, stdout } = await server.cli('export comfyui')
    expect(code).toBe(0)
    expect(parse(stdout).roster).toMatchObject({ base_path: join(server.home, 'models'), checkpoints: 'custom' })
    expect(JSON.parse((await server.cli('export comfyui --json')).stdout)).toMatchObject({ missing: [] })
  })

  it('is wrong without what it needs', async () => {
    expect(await server.cli('export ai-toolkit')).toMatchObject({ code: 2 })
    expect(await server.cli('export ai-toolkit --dataset /d --model none')).toMatchObject({ code: 1 })
  })
})

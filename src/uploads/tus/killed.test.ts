// A server that is killed while bytes arrive: what it had brought to the disk is there, and the file becomes whole.
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createRoster } from '@roster/client'
import { expect, it, onTestFinished, vi } from 'vitest'
import { ADMIN_TOKEN, newPlace, variablesOf } from '../../../test/support/roster.ts'
import { startProcess } from '../../../test/support/roster-process.ts'
import { filesBelow, loraOf } from '../../../test/support/uploads.ts'

const MIB = 1024 * 1024

it('goes on from the last bytes that were synced, at most 64 MiB before the end', async () => {
  const place = await newPlace('sqlite')
  onTestFinished(() => place.remove())
  const file = loraOf(160 * MIB)
  const first = await startProcess(place)
  onTestFinished(() => first.kill())
  const headers = {
    ...{ authorization: `Bearer ${ADMIN_TOKEN}`, 'tus-resumable': '1.0.0', 'upload-length': String(file.length) },
    'upload-metadata': `filename ${Buffer.from('killed.safetensors').toString('base64')}`,
  }
  const begun = await fetch(`${first.url}/api/v1/uploads`, { method: 'POST', headers })
  const path = begun.headers.get('location') ?? ''
  const id = path.split('/').at(-1) ?? ''
  const { port, host } = new URL(first.url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(
    `PATCH ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${headers.authorization}\r\nTus-Resumable: 1.0.0\r\n` +
      `Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\nContent-Length: ${file.length}\r\n\r\n`,
  )
  socket.write(file.subarray(0, 150 * MIB))
  const read = async () => (await first.request<{ offset: number }>('GET', path)).body.offset
  await vi.waitUntil(async () => (await read()) === 150 * MIB, 60_000)
  const { MODELS_DIR: modelsDir = '' } = variablesOf(place)
  const written = () =>
    JSON.parse(readFileSync(join(modelsDir, '.uploads', `${id}.json`), 'utf8')) as { offset: number }
  await vi.waitUntil(() => written().offset >= 128 * MIB, 60_000)
  await first.kill()
  socket.destroy()

  const second = await startProcess(place)
  onTestFinished(() => second.kill())
  const { body } = await second.request('GET', path)
  expect(body).toMatchObject({ status: 'receiving', offset: written().offset })
  const roster = createRoster({ url: second.url, token: ADMIN_TOKEN })
  const upload = await roster.uploads.send(new Blob([new Uint8Array(file)]), { resume: id })
  expect(upload).toMatchObject({ status: 'completed', model_id: 'killed' })
  const [model] = filesBelow(modelsDir).filter((name) => name.endsWith('killed.safetensors'))
  expect(readFileSync(join(modelsDir, model ?? '')).equals(file)).toBe(true)
  expect(filesBelow(modelsDir).filter((name) => name.endsWith('.part'))).toEqual([])
})

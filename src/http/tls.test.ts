// HTTPS of its own: with a real certificate over a real socket, and one sentence for each that cannot be used.
import { once } from 'node:events'
import { copyFileSync, readFileSync } from 'node:fs'
import { request } from 'node:https'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect } from 'node:tls'
import { afterEach, expect, it } from 'vitest'
import { ADMIN_TOKEN, newPlace, type Place, variablesOf } from '../../test/support/roster.ts'
import { failedStart } from '../../test/support/roster-process.ts'
import { readEnvironment } from '../core/environment.ts'
import { createLog } from '../core/log.ts'
import { startRoster } from '../main.ts'

const file = (name: string) => resolve(import.meta.dirname, '../../test/fixtures', name)
const CERTIFICATE = file('tls/cert.pem')
const KEY = file('tls/key.pem')

let place: Place
afterEach(() => place.remove())

const ask = (url: string, method: string, headers: Record<string, string>, body = '') =>
  new Promise<{ status: number | undefined; cookie: string; body: string }>((answer, reject) => {
    const sent = request(url, { method, headers, ca: readFileSync(CERTIFICATE) }, (response) => {
      const cookie = String(response.headers['set-cookie'] ?? '')
      text(response).then((body) => answer({ status: response.statusCode, cookie, body }), reject)
    })
    sent.on('error', reject).end(body)
  })

it('speaks HTTPS, and its cookie goes nowhere else', async () => {
  place = await newPlace('sqlite')
  const variables = { ...variablesOf(place), PORT: '0', ROSTER_POPULATE: 'false', TLS_CERT: CERTIFICATE, TLS_KEY: KEY }
  const server = await startRoster({ environment: readEnvironment(variables), log: createLog('silent') })
  try {
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    expect((await ask(`${server.url}/healthz`, 'GET', {})).status).toBe(200)
    const signIn = (origin: string) => {
      const headers = { 'content-type': 'application/json', origin }
      return ask(`${server.url}/api/v1/session`, 'POST', headers, JSON.stringify({ token: ADMIN_TOKEN }))
    }
    const { status, cookie } = await signIn(server.url)
    expect(status).toBe(200)
    expect(cookie).toMatch(/; Secure/)
    expect((await signIn(server.url.replace('https', 'http'))).status).toBe(403)
    await expect(fetch(server.url.replace('https', 'http'))).rejects.toThrow()
  } finally {
    await server.close()
  }
})

it('takes a renewed certificate without a restart, and keeps the one before where the new one does not fit', async () => {
  place = await newPlace('sqlite')
  const [cert, key] = [join(place.home, 'cert.pem'), join(place.home, 'key.pem')]
  copyFileSync(CERTIFICATE, cert)
  copyFileSync(KEY, key)
  const variables = { ...variablesOf(place), PORT: '0', ROSTER_POPULATE: 'false', TLS_CERT: cert, TLS_KEY: key }
  const server = await startRoster({ environment: readEnvironment(variables), log: createLog('silent') })
  try {
    const presented = async () => (await peerOf(server.url)).subject.CN
    expect(await presented()).toBe('localhost')
    copyFileSync(file('tls/renewed-cert.pem'), cert)
    // Its key is still the old one: for as long as it takes to look, twice.
    await new Promise((resolve) => setTimeout(resolve, 4500))
    expect(await presented()).toBe('localhost')
    copyFileSync(file('tls/renewed-key.pem'), key)
    await expect.poll(presented, { timeout: 10_000 }).toBe('renewed')
  } finally {
    await server.close()
  }
})

const peerOf = async (url: string) => {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const certificate = socket.getPeerCertificate()
  socket.destroy()
  return certificate
}

it.each([
  ['a certificate that is not there', { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: KEY }, /Cannot read TLS_CERT: ENOENT/],
  ['a file that is no certificate', { TLS_CERT: file('README.md'), TLS_KEY: KEY }, /are not a certificate and its key/],
  ['a key that is none', { TLS_CERT: CERTIFICATE, TLS_KEY: CERTIFICATE }, /are not a certificate and its key in PEM/],
])('%s stops the start with a sentence', async (_, files, sentence) => {
  place = await newPlace('sqlite')
  const variables = { ...variablesOf(place), PORT: '0', ROSTER_POPULATE: 'false', ...files }
  const { code, output, errors } = await failedStart({ ...variables, ROSTER_HOME: join(place.home, 'home') })
  expect({ code, output }).toEqual({ code: 1, output: '' })
  expect(errors).toMatch(/^roster: [^\n]+\.\n$/)
  expect(errors).toMatch(sentence)
})

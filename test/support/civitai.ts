// A CivitAI of one's own: two servers on 127.0.0.1, one for the site and one for its storage, which bears no key.
import { text } from 'node:stream/consumers'
import { type Answer, answer, type LocalModel } from './civitai-api.ts'
import { sendFault } from './hub-send.ts'
import { type FaultRule, type HubRequest, listen, Traffic } from './hub-server.ts'
import { startStorage } from './hub-storage.ts'

export interface Civitai {
  url: string
  storageUrl: string
  /** Every request so far, on both servers; the site is "hub". */
  requests: HubRequest[]
  models: LocalModel[]
  setFault(rule: FaultRule | null): void
  close(): Promise<void>
}

const BROWSER = /mozilla|chrome|safari|firefox|opera|edge/i

export async function startCivitai(models: LocalModel[], keys: readonly string[] = []): Promise<Civitai> {
  const traffic = new Traffic()
  const storage = await startStorage(traffic, 86_400)
  const state = { models, keys: new Set(keys), signedUrl: storage.signedUrl }
  const site = await listen(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    if (sendFault(request, response, traffic.pass('hub', request, url.pathname))) return
    // The header wins, whatever its first word is.
    const key = request.headers.authorization?.split(' ')[1] ?? url.searchParams.get('token') ?? undefined
    const isBrowser = BROWSER.test(request.headers['user-agent'] ?? '')
    const body = request.method === 'POST' ? await text(request) : ''
    const answered: Answer = answer(state, { method: request.method ?? 'GET', url, key, isBrowser, body })
    response.writeHead(answered.status, { 'Content-Type': 'application/json', ...answered.headers })
    response.end(answered.text ?? (answered.json === undefined ? '' : JSON.stringify(answered.json)))
  })
  return {
    url: site.url,
    storageUrl: storage.url,
    requests: traffic.requests,
    models,
    setFault: (rule) => traffic.setFaults(rule === null ? [] : [rule]),
    close: async () => {
      await Promise.all([site.close(), storage.close()])
    },
  }
}

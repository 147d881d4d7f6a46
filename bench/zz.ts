import { join } from 'node:path'
import { readEnvironment } from '../src/core/environment.ts'
import { createLog } from '../src/core/log.ts'
import { openRoster } from '../src/main.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { QUIET, ROOT, startServer } from './support/server.ts'
const home = mkdtempSync('/tmp/j1-tp-')
const provider = await startServer([process.execPath, QUIET, join(ROOT, 'bench/processes/bare-chat.mjs')])
const roster = await openRoster({ environment: readEnvironment({ ROSTER_HOME: home, ACME_API_KEY: 'x', ROSTER_ADMIN_TOKEN: 'aaaaaaaaaaaaaaaaaaaaaaaa', ROSTER_POPULATE: 'false', ROSTER_LOG_LEVEL: 'warn' }), log: createLog('warn') })
const send = (m: string, p: string, b?: unknown) => roster.app.request('http://127.0.0.1:4480' + p, { method: m, headers: { host: '127.0.0.1:4480', authorization: 'Bearer aaaaaaaaaaaaaaaaaaaaaaaa', 'content-type': 'application/json' }, body: b ? JSON.stringify(b) : null })
await send('POST', '/api/v1/providers', { id: 'acme', display_name: 'Acme', kind: 'openAI', api_key_env: 'ACME_API_KEY', base_url: provider.url + '/v1' })
await send('POST', '/api/v1/models', { id: 'a', provider: 'acme', model_key: 'a', display_name: 'A', modality: 'text', task: 'chat', pricing: { input_per_mtok: 1, output_per_mtok: 1 } })
let done = 0
roster.jobs.onEnd(() => done++)
const N = Number(process.argv[2] ?? 2000)
const t = performance.now(); const c = process.cpuUsage()
let next = 0
const one = async () => { while (next < N) { next++; const r = await send('POST', '/api/v1/jobs', { model: 'a', input: { prompt: 'hello' } }); if (r.status !== 202) throw new Error(await r.text()); await r.body?.cancel() } }
await Promise.all(Array.from({ length: 16 }, one))
const posted = performance.now()
while (done < N) await new Promise((r) => setTimeout(r, 5))
const end = performance.now()
const cpu = process.cpuUsage(c)
console.log({ posted: posted - t, total: end - t, perSecond: N / (end - t) * 1000, rss: process.memoryUsage().rss / 1e6, cpuMsPerJob: (cpu.user + cpu.system) / 1000 / N })
await roster.close(); await provider.stop(); rmSync(home, { recursive: true })

// An answer straight from the parser, over real sockets: whole however slowly it is read, and left by whoever goes.
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent } from 'undici'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openProvider, type Provider } from '../../test/support/provider.ts'
import { Exchange } from './exchange.ts'

const WHOLE = Buffer.from(Array.from({ length: 5_000_000 }, (_, index) => index % 251))

let provider: Provider
let agent: Agent
beforeEach(async () => {
  provider = await openProvider(() => ({ body: WHOLE }))
  agent = new Agent()
})
afterEach(async () => {
  await agent.destroy()
  await provider.close()
})

function ask(signal = new AbortController().signal): Exchange {
  const exchange = new Exchange(signal)
  agent.dispatch({ origin: provider.url, path: '/', method: 'POST', body: '{}' }, exchange)
  return exchange
}

it('brings all of a large body to a slow reader', async () => {
  const exchange = ask()
  await exchange.begun
  const pieces: Buffer[] = []
  for await (const piece of exchange.pieces()) {
    pieces.push(piece)
    await sleep(5)
  }
  expect(exchange.status).toBe(200)
  expect(Buffer.concat(pieces).equals(WHOLE)).toBe(true)
})

it('stops the provider where its reader has had enough', async () => {
  provider.fail({ kind: 'endless' })
  const exchange = ask()
  await exchange.begun
  for await (const _ of exchange.pieces()) break
  await expect.poll(() => provider.left).toBe(1)
})

it('ends with the reason of its signal, before the answer and within it', async () => {
  provider.fail({ kind: 'late', ms: 60_000 })
  const early = new AbortController()
  const waiting = ask(early.signal)
  await expect.poll(() => provider.requests.length).toBe(1)
  early.abort(new Error('gone early'))
  await expect(waiting.begun).rejects.toThrow('gone early')
  provider.fail({ kind: 'endless' })
  const late = new AbortController()
  const exchange = ask(late.signal)
  await exchange.begun
  const reading = async () => {
    for await (const _ of exchange.pieces()) late.abort(new Error('gone late'))
  }
  await expect(reading()).rejects.toThrow('gone late')
})

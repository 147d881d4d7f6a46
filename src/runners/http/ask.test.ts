// The one `fetch` of all clients: an answer without an end, and what a provider may say into a log.
import { expect, it } from 'vitest'
import { KEY } from '../../../test/support/calls.ts'
import { failureOf } from '../../../test/support/failures.ts'
import { openProvider } from '../../../test/support/provider.ts'
import { askedWait, askOnce } from './ask.ts'
import { clean } from './clean.ts'

it('takes no more of an answer than it may have, and leaves', async () => {
  const provider = await openProvider(() => ({ body: {} }))
  provider.fail({ kind: 'endless' })
  const { signal } = new AbortController()
  const asking = { name: 'Acme', keyVariable: null, key: null, expected: 'json' as const, signal, most: 2 ** 21 }
  const error = await failureOf(askOnce(asking, (fetch) => fetch(provider.url, { method: 'POST' })))
  expect(error).toMatchObject({ code: 'too_large', retry: 'never', mayHaveBegun: true })
  expect(error.message).toBe('Acme answered with more than 2 MiB')
  while (provider.left === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await provider.close()
})

it.each([
  [`Bad key ${KEY}, see https://x.example/a?sig=abc`, 'Bad key [key], see https://x.example/a'],
  ['Incorrect key sk-proj-abcdef***1234', 'Incorrect key [key]'],
  ['one\n{"level":"info"}\u001b[31m', 'one {"level":"info"} [31m'],
  ['x'.repeat(900), `${'x'.repeat(500)}…`],
])('cleans %j', (text, cleaned) => expect(clean(text, [KEY])).toBe(cleaned))

it.each([
  [{ 'retry-after': '7' }, 7],
  [{ 'retry-after-ms': '1500', 'retry-after': '2' }, 1.5],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
  [{ 'retry-after': 'soon' }, undefined],
  [{}, undefined],
] as [Record<string, string>, number | undefined][])('reads %j as a wait of %s s', (headers, seconds) =>
  expect(askedWait(new Headers(headers))).toBe(seconds),
)

import { expect, it } from 'vitest'
import { originOf } from './front.ts'

it.each([
  ['http://here:1', { host: 'here:1' }, { tls: false, trustsProxy: false }],
  ['https://here', { host: 'here' }, { tls: true, trustsProxy: false }],
  ['http://here', { host: 'here', 'x-forwarded-host': 'there' }, { tls: false, trustsProxy: false }],
  [
    'https://there',
    { host: 'here', 'x-forwarded-host': 'a, there', 'x-forwarded-proto': 'https' },
    { tls: false, trustsProxy: true },
  ],
  ['http://here', { host: 'here', 'x-forwarded-host': 'evil.example:99999' }, { tls: false, trustsProxy: true }],
  ['http://here', { host: 'here', 'x-forwarded-host': 'a.example/path' }, { tls: false, trustsProxy: true }],
  ['', { host: 'here:99999' }, { tls: false, trustsProxy: false }],
  ['', {}, { tls: false, trustsProxy: false }],
])('addresses begin with %j for %j where the front is %j', (origin, headers, front) => {
  expect(originOf(new Headers(headers), front)).toBe(origin)
})

// Bad input for each route that there is: whatever is wrong is named, by whatever route, and nothing has changed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import document from '../../openapi.json' with { type: 'json' }
import { addModels, everyRow, model, openTestRoster, type Problem, type TestRoster } from '../../test/support/roster.ts'

interface Operation {
  parameters?: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema?: { $ref?: string } }> }
}

const OPERATIONS = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)
/** An import reads its body as a file comes: it names the entry that is wrong (src/imports). */
const AS_A_FILE = new Set(['/api/v1/catalog/import'])
const WITH_JSON = OPERATIONS.filter(
  ({ path, operation }) => operation.requestBody?.content['application/json'] && !AS_A_FILE.has(path),
)
const WITH_PATH = OPERATIONS.filter(({ path }) => path.includes('{'))

const MIB = 1024 * 1024
const nested = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`
const BODIES: [what: string, text: string, pointers: string[] | undefined, status?: number, type?: string][] = [
  ['an unknown field', '{"no_such_field":1}', ['/no_such_field']],
  ['__proto__', '{"__proto__":{"role":"admin"}}', ['/__proto__']],
  ['NUL in two places', '{"a\\u0000":1,"b":["\\u0000"]}', ['/a\0', '/b/0']],
  ['half of a surrogate pair', '{"a":"\\ud800"}', ['/a']],
  ['a number larger than any', '{"a":1e400}', ['/a']],
  ['a body that is too deep', `{"x":${nested}}`, [`/x${'/a'.repeat(31)}`]],
  ['NaN', '{"a":NaN}', undefined],
  ['JSON that is none', '{"a":', undefined],
  ['a list', '[]', undefined],
  ['text', '"text"', undefined],
  ['null', 'null', undefined],
  ['another type', 'a=1', undefined, 400, 'application/x-www-form-urlencoded'],
]
/** Pictures come in the bodies of these. */
const LARGE: ReadonlySet<string> = new Set(['/v1/chat/completions', '/v1/embeddings'])

let test: TestRoster
let before: object
beforeAll(async () => {
  test = await openTestRoster({ engine: 'sqlite' })
  await addModels(test.request, model('one'))
  before = await everyRow(test)
})
afterAll(async () => {
  expect(await everyRow(test)).toEqual(before)
  await test.close()
})

/** With `one` for what is there; the number of the same model for the routes that go by it. */
const at = (path: string, id: string) => path.replace(/\{\w+\}/g, id)
const idOf = (path: string) => (/admin|changes/.test(path) ? '1' : /providers/.test(path) ? 'acme' : 'one')

function isProblem(headers: Headers, body: Problem, status: number) {
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(body).toMatchObject({ status, type: 'about:blank', title: expect.any(String), code: expect.any(String) })
  expect(body.detail.length).toBeGreaterThan(10)
}

describe.each(WITH_JSON)('$method $path', ({ method, path }) => {
  // A body of a foreign API may hold what this one does not know.
  it.each(path.startsWith('/v1/') ? BODIES.slice(1) : BODIES)(
    'refuses %s',
    async (_, text, pointers, status = 400, type = 'application/json') => {
      const headers = { 'content-type': type }
      const answer = await test.request<Problem>(method, at(path, idOf(path)), text, headers)
      expect(answer.status, JSON.stringify(answer.body)).toBe(status)
      isProblem(answer.headers, answer.body, status)
      const named = answer.body.errors?.map(({ pointer }) => pointer) ?? []
      if (pointers) expect(named).toEqual(expect.arrayContaining(pointers))
    },
  )

  const most = LARGE.has(path) ? 64 : 1
  it(`refuses ${most} MiB and 1 byte`, async () => {
    const text = `"${'x'.repeat(most * MIB - 1)}"`
    const answer = await test.request<Problem>(method, at(path, idOf(path)), text)
    expect(answer.status, JSON.stringify(answer.body)).toBe(413)
    isProblem(answer.headers, answer.body, 413)
  })
})

const IDS = [
  '..%2f..%2fetc%2fpasswd',
  '%zz',
  '%E0%A4%A',
  '%00',
  '%ff',
  '__proto__',
  'constructor',
  '%2e%2e%2f',
  '-1',
  '1e308',
]

/** What a tus client says, without which it would not get as far as the path. */
const TUS = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }

describe.each(WITH_PATH)('$method $path', ({ method, path, operation }) => {
  it.each(IDS)('has nothing at %s', async (id) => {
    const isTus = operation.parameters?.some(({ name }) => name === 'tus-resumable')
    const sent = method === 'GET' || !operation.requestBody ? undefined : isTus ? '' : {}
    const { status, headers, body } = await test.request<Problem>(method, at(path, id), sent, isTus ? TUS : {})
    // Any word may be a base model: nothing hangs on it.
    if (status === 200) expect(body).toEqual({ configurations: [] })
    else {
      expect(status).toBeOneOf([400, 404])
      isProblem(headers, body, status)
    }
  })
})

// Whatever comes in, what goes out is an answer or a problem that says what would be right; and nothing has changed.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  ADMIN_TOKEN,
  addModels,
  DATABASES,
  everyRow,
  model,
  openTestRoster,
  type Problem,
  type TestRoster,
} from '../../test/support/roster.ts'

const MODELS = '/api/v1/models'
const MIB = 1024 * 1024
const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`
const create = (facts: object) => ['POST', MODELS, model('two', facts)] as const
const resolve = (body: unknown) => ['POST', '/api/v1/resolve', body] as const
/** As text, because JSON has no way to write some values. */
const createText = (field: string) =>
  ['POST', MODELS, JSON.stringify(model('two')).replace(/}$/, `,${field}}`)] as const

interface Bad {
  what: string
  request: readonly [method: string, path: string, body?: unknown, headers?: Record<string, string>]
  status?: number
  code?: string
  /** Every bad field; none where the request is wrong as a whole. */
  pointers?: string[]
  /** Part of a sentence that says what would be right. */
  says: string | RegExp
}

const BAD: Bad[] = [
  {
    what: 'unknown fields',
    request: create({ a: 1, 'b/c~': 2 }),
    pointers: ['/a', '/b~1c~0'],
    says: 'is not a known field',
  },
  {
    what: 'an unknown field far within',
    request: create({ source: { type: 'url', x: 1 } }),
    pointers: ['/source/x'],
    says: 'is not a known field',
  },
  {
    what: 'several wrong types',
    request: create({ priority: '1', tags: 'a', is_active: 'yes' }),
    pointers: ['/is_active', '/priority', '/tags'],
    says: 'must be a list',
  },
  {
    what: 'fields that are missing',
    request: ['POST', MODELS, {}],
    pointers: ['/display_name', '/modality', '/model_key', '/provider', '/task'],
    says: 'is required',
  },
  {
    what: 'a word that is none of a list',
    request: create({ modality: 'smell' }),
    pointers: ['/modality'],
    says: 'must be one of text, image, video, audio',
  },
  {
    what: 'a negative limit',
    request: create({ max_duration_seconds: -1 }),
    pointers: ['/max_duration_seconds'],
    says: 'must be above 0',
  },
  {
    what: 'a negative limit within',
    request: create({ capabilities: { context_window: 0 } }),
    pointers: ['/capabilities/context_window'],
    says: 'must be 1 or more',
  },
  {
    what: 'a negative price',
    request: create({ pricing: { input_per_mtok: -1 } }),
    pointers: ['/pricing/input_per_mtok'],
    says: 'must be 0 (free) or more',
  },
  {
    what: 'a huge number',
    request: create({ priority: 1e15 }),
    pointers: ['/priority'],
    says: 'must be at most 2147483647',
  },
  {
    what: 'a number that is no whole one',
    request: create({ priority: 1.5 }),
    pointers: ['/priority'],
    says: 'must be a whole number',
  },
  {
    what: 'a number larger than any',
    request: createText('"priority":1e400'),
    pointers: ['/priority'],
    says: 'must be',
  },
  {
    what: 'a number larger than any in an open object',
    request: createText('"capabilities":{"x":[1e400]}'),
    pointers: ['/capabilities/x/0'],
    says: 'must be a number',
  },
  { what: 'NaN', request: createText('"priority":NaN'), says: 'not valid JSON' },
  { what: 'NUL', request: create({ display_name: 'a\0b' }), pointers: ['/display_name'], says: 'must not contain NUL' },
  {
    what: 'NUL in an open object',
    request: create({ input_defaults: { a: ['\0'] } }),
    pointers: ['/input_defaults/a/0'],
    says: 'must not contain NUL',
  },
  {
    what: 'NUL in a key',
    request: create({ capabilities: { 'a\0': 1 } }),
    pointers: ['/capabilities/a\0'],
    says: 'must not contain NUL',
  },
  {
    what: 'half of a surrogate pair',
    request: create({ capabilities: { a: '\ud800' } }),
    pointers: ['/capabilities/a'],
    says: 'half of a surrogate pair',
  },
  {
    what: '__proto__',
    request: createText('"__proto__":{"is_active":false}'),
    pointers: ['/__proto__'],
    says: 'is not a known field',
  },
  {
    what: '__proto__ far within',
    request: createText('"capabilities":{"a":[{"__proto__":1}]}'),
    pointers: ['/capabilities/a/0/__proto__'],
    says: 'is not a known field',
  },
  {
    what: 'constructor',
    request: create({ constructor: { prototype: 1 } }),
    pointers: ['/constructor'],
    says: 'is not a known field',
  },
  {
    what: 'several texts and numbers that no database keeps',
    request: createText('"description":"a\\u0000","capabilities":{"x":[1e400],"y\\ud800":1}'),
    pointers: ['/capabilities/x/0', '/capabilities/y\ud800', '/description'],
    says: /description must not contain NUL.*must be a number/,
  },
  {
    what: 'a time out of any calendar',
    request: create({ knowledge_cutoff: '0000-01-01T00:00:00Z' }),
    pointers: ['/knowledge_cutoff'],
    says: 'must be a time',
  },
  {
    what: 'a time past every year',
    request: create({ knowledge_cutoff: '9999-12-31T23:59:59-14:00' }),
    pointers: ['/knowledge_cutoff'],
    says: 'must be a time',
  },
  {
    what: 'a name that is too long',
    request: create({ display_name: 'x'.repeat(201) }),
    pointers: ['/display_name'],
    says: 'must be at most 200 characters long',
  },
  {
    what: 'a body of 33 levels',
    request: ['POST', MODELS, nested(33)],
    pointers: ['/a'.repeat(32)],
    says: 'must not be nested deeper than 32 levels',
  },
  {
    what: 'a body of 100,000 levels',
    request: ['POST', MODELS, nested(100_000)],
    pointers: ['/a'.repeat(32)],
    says: 'must not be nested deeper',
  },
  {
    what: 'a body of 100,000 lists',
    request: resolve('['.repeat(100_000) + ']'.repeat(100_000)),
    pointers: ['/0'.repeat(32)],
    says: 'must not be nested deeper',
  },
  {
    what: 'a body of 1 MiB and 1 byte',
    request: ['POST', MODELS, `"${'x'.repeat(MIB - 1)}"`],
    status: 413,
    code: 'too_large',
    says: 'larger than 1 MiB',
  },
  {
    what: 'a body that says that it is larger',
    request: ['POST', MODELS, '{}', { 'content-length': `${MIB + 1}` }],
    status: 413,
    code: 'too_large',
    says: 'larger than 1 MiB',
  },
  {
    what: 'a body of just 1 MiB that is no object',
    request: ['POST', MODELS, `"${'x'.repeat(MIB - 2)}"`],
    pointers: [''],
    says: 'the body must be an object',
  },
  { what: 'JSON that is none', request: ['POST', MODELS, '{"a":'], says: 'not valid JSON' },
  { what: 'no body', request: ['POST', MODELS], says: 'is required' },
  {
    what: 'no body but a type',
    request: ['POST', MODELS, '', { 'content-type': 'application/json' }],
    says: 'is required',
  },
  { what: 'a list', request: ['POST', MODELS, []], pointers: [''], says: 'must be an object' },
  { what: 'null', request: ['POST', MODELS, 'null'], pointers: [''], says: 'must be an object' },
  {
    what: 'another type of body',
    request: ['POST', MODELS, 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    says: 'must be application/json; it is "application/x-www-form-urlencoded"',
  },
  {
    what: 'a type that says nothing',
    request: ['POST', MODELS, '{}', { 'content-type': '' }],
    says: 'must be application/json; it is missing',
  },
  {
    what: 'an id with a slash',
    request: ['POST', MODELS, model('a/b')],
    pointers: ['/id'],
    says: 'beginning with a letter or digit',
  },
  {
    what: 'an id of dots',
    request: ['POST', MODELS, model('..')],
    pointers: ['/id'],
    says: 'beginning with a letter or digit',
  },
  {
    what: 'an id that is a path',
    request: ['POST', MODELS, model('current')],
    pointers: ['/id'],
    says: 'choose another',
  },
  {
    what: 'an escape that means nothing',
    request: ['GET', `${MODELS}/%zz`],
    says: 'percent escape that means nothing',
  },
  {
    what: 'an escape that is no UTF-8',
    request: ['GET', `${MODELS}/%E0%A4%A`],
    says: 'percent escape that means nothing',
  },
  {
    what: 'a path out of the API',
    request: ['GET', `${MODELS}/..%2f..%2fetc%2fpasswd`],
    status: 404,
    code: 'not_found',
    says: 'no model "../../etc/passwd"',
  },
  {
    what: 'an id of NUL',
    request: ['GET', `${MODELS}/%00`],
    status: 404,
    code: 'not_found',
    says: 'There is no model',
  },
  {
    what: 'an id that every object has',
    request: ['GET', `${MODELS}/__proto__`],
    status: 404,
    code: 'not_found',
    says: 'There is no model',
  },
  {
    what: 'a change to nothing',
    request: ['PATCH', `${MODELS}/nothing`, {}],
    status: 404,
    code: 'not_found',
    says: 'There is no model "nothing"',
  },
  {
    what: 'a path that is none',
    request: ['GET', '/api/v1/nothing'],
    status: 404,
    code: 'not_found',
    says: 'There is no path "GET /api/v1/nothing"',
  },
  {
    what: 'a verb that is none of a path',
    request: ['DELETE', MODELS],
    status: 404,
    code: 'not_found',
    says: 'There is no path "DELETE',
  },
  {
    what: 'a query that is not known',
    request: ['GET', `${MODELS}?sort=name`],
    pointers: ['/sort'],
    says: 'is not a known field',
  },
  {
    what: 'a query that stands twice',
    request: ['GET', `${MODELS}?limit=1&limit=2`],
    pointers: ['/limit'],
    says: 'must be a whole number',
  },
  {
    what: 'a word that stands twice',
    request: ['GET', `${MODELS}?task=a&task=b`],
    pointers: ['/task'],
    says: 'must be text',
  },
  {
    what: 'a huge limit',
    request: ['GET', `${MODELS}?limit=1001`],
    pointers: ['/limit'],
    says: 'must be from 1 to 1000',
  },
  {
    what: 'no limit at all',
    request: ['GET', `${MODELS}?limit=0`],
    pointers: ['/limit'],
    says: 'must be from 1 to 1000',
  },
  {
    what: 'a limit that is text',
    request: ['GET', `${MODELS}?limit=ten`],
    pointers: ['/limit'],
    says: 'must be a whole number',
  },
  {
    what: 'a flag that is none',
    request: ['GET', `${MODELS}?active=1`],
    pointers: ['/active'],
    says: 'must be true or false',
  },
  {
    what: 'a cursor of models that is none',
    request: ['GET', `${MODELS}?cursor=bm9uZQ`],
    pointers: ['/cursor'],
    says: 'that a list has given',
  },
  {
    what: 'a cursor of models that is JSON',
    request: ['GET', `${MODELS}?cursor=${Buffer.from('{"a":1}').toString('base64url')}`],
    pointers: ['/cursor'],
    says: 'that a list has given',
  },
  {
    what: 'a cursor of changes that is none',
    request: ['GET', '/api/v1/changes?cursor=x'],
    pointers: ['/cursor'],
    says: 'that a list has given',
  },
  {
    what: 'a revision that is none',
    request: ['GET', '/api/v1/changes/x'],
    pointers: ['/id'],
    says: 'must be a revision',
  },
  {
    what: 'a revision below all',
    request: ['POST', '/api/v1/changes/0/undo'],
    pointers: ['/id'],
    says: 'must be a revision',
  },
  { what: 'a revision above all', request: ['POST', '/api/v1/changes/1e308/undo'], pointers: ['/id'], says: 'must be' },
  {
    what: 'a row of the log that no database keeps',
    request: ['GET', '/api/v1/changes/1?entity=model&entity_id=a%00b'],
    pointers: ['/entity_id'],
    says: 'must not contain NUL',
  },
  {
    what: 'a key that no database keeps',
    request: ['DELETE', '/api/v1/keys/%00'],
    pointers: ['/id'],
    says: 'must not contain NUL',
  },
  {
    what: 'a version that is none',
    request: ['PATCH', `${MODELS}/one`, {}, { 'if-match': 'x' }],
    status: 412,
    code: 'precondition_failed',
    says: 'read it again',
  },
  {
    what: 'another host',
    request: ['GET', MODELS, undefined, { host: 'evil.example' }],
    status: 403,
    code: 'forbidden',
    says: 'not to "evil.example"',
  },
  {
    what: 'another origin',
    request: ['POST', MODELS, model('two'), { origin: 'https://evil.example' }],
    status: 403,
    code: 'forbidden',
    says: 'A page of another site',
  },
  {
    what: 'a scheme that is not known',
    request: ['GET', MODELS, undefined, { authorization: 'Basic YTpi' }],
    status: 401,
    code: 'unauthenticated',
    says: 'The header Authorization must be',
  },
  {
    what: 'a token that is wrong',
    request: ['GET', MODELS, undefined, { authorization: 'Bearer wrong' }],
    status: 401,
    code: 'unauthenticated',
    says: 'The token is not valid',
  },
  {
    what: 'a provider with a key',
    request: ['POST', '/api/v1/providers', { id: 'x', display_name: 'X', kind: 'other', api_key: 'sk-1' }],
    pointers: ['/api_key'],
    says: 'is not a known field',
  },
  {
    what: 'a variable that is no key',
    request: ['POST', '/api/v1/providers', { id: 'x', display_name: 'X', kind: 'other', api_key_env: 'DATABASE_URL' }],
    pointers: ['/api_key_env'],
    says: 'ends in _API_KEY or _API_TOKEN',
  },
  {
    what: 'an address with a password',
    request: ['POST', '/api/v1/providers', { id: 'x', display_name: 'X', kind: 'other', base_url: 'https://a:b@c' }],
    pointers: ['/base_url'],
    says: 'without a user name or password',
  },
  {
    what: 'parameters that cannot be',
    request: resolve({ model: 'one', input: { steps: 0, seed: 1.5, prompt: 3 } }),
    pointers: ['/input/prompt', '/input/seed', '/input/steps'],
    says: 'must be a whole number above 0',
  },
  {
    what: 'a question that asks for nothing',
    request: resolve({}),
    pointers: ['/modality'],
    says: 'is required where no model is named',
  },
  {
    what: 'a parameter that has a life of its own',
    request: resolve('{"model":"one","input":{"__proto__":{"a":1}}}'),
    pointers: ['/input/__proto__'],
    says: 'is not a known field',
  },
  {
    what: 'an import of nothing',
    request: ['POST', '/api/v1/catalog/import?source=litellm'],
    says: 'the file is not JSON',
  },
  {
    what: 'an import from elsewhere',
    request: ['POST', '/api/v1/catalog/import?source=mine', {}],
    pointers: ['/source'],
    says: 'must be one of litellm, models.dev, openrouter',
  },
  {
    what: 'an import of 100,000 levels',
    request: ['POST', '/api/v1/catalog/import?source=litellm&dry_run=false', nested(100_000)],
    says: 'must be an object of models by name',
  },
]

describe.each(DATABASES)('a server on %s', (engine) => {
  let test: TestRoster
  beforeAll(async () => {
    test = await openTestRoster({ engine })
    await addModels(test.request, model('one'))
  })
  afterAll(() => test.close())

  const problemOf = (answer: { status: number; headers: Headers; body: Problem }) => {
    const { status, headers, body } = answer
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body).toMatchObject({
      type: 'about:blank',
      status,
      title: expect.stringMatching(/./),
      code: expect.stringMatching(/^[a-z_]+$/),
    })
    expect(body.detail.length).toBeGreaterThan(10)
    return body
  }

  it.each(BAD)('refuses $what', async ({ request, status = 400, code = 'invalid', pointers, says }) => {
    const before = await everyRow(test)
    const answer = await test.request(...request)
    const problem = problemOf(answer)
    expect(problem).toMatchObject({ status, code })
    if (pointers) expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual(pointers)
    expect([problem.detail, ...(problem.errors ?? []).map(({ detail }) => detail)].join(' | ')).toMatch(says)
    expect(await everyRow(test)).toEqual(before)
  })

  it('refuses a body of 1 MiB and 1 byte that does not say how long it is', async () => {
    const chunks = Array.from({ length: 17 }, () => new TextEncoder().encode(' '.repeat(MIB / 16)))
    let taken = 0
    const body = new ReadableStream({
      pull(controller) {
        const chunk = chunks[taken++]
        if (chunk) controller.enqueue(chunk)
        else controller.close()
      },
    })
    const headers = { host: '127.0.0.1', authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' }
    const response = await test.roster.app.request(MODELS, {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(((await response.json()) as Problem).code).toBe('too_large')
  })

  it('answers any request below 500, and what it refuses has changed nothing', async () => {
    await fc.assert(
      fc.asyncProperty(method, path, fc.option(bodies, { nil: undefined }), async (method, path, body) => {
        const before = await everyRow(test)
        const sent = method === 'GET' || method === 'HEAD' ? undefined : body
        const answer = await test.request(method, path, sent)
        expect(answer.status).toBeLessThan(500)
        if (answer.status < 400) return
        if (method !== 'HEAD') problemOf(answer)
        expect(await everyRow(test)).toEqual(before)
      }),
      { numRuns: 300 },
    )
  })

  it('holds a model to its contract, whatever a field is set to', async () => {
    // A server of its own: among any requests may be one that deletes the model.
    const own = await openTestRoster({ engine })
    onTestFinished(() => own.close())
    await addModels(own.request, model('one'))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FIELDS),
        anything,
        fc.constantFrom('PATCH', 'PUT'),
        async (field, value, verb) => {
          const answer = await own.request(verb, `${MODELS}/one`, { [field]: value })
          if (answer.status === 200) return
          const { status, errors } = problemOf(answer)
          expect([400, 409]).toContain(status)
          expect(errors?.every(({ pointer }) => pointer.startsWith(`/${field}`))).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
    expect((await own.request('GET', `${MODELS}/one`)).status).toBe(200)
  })
})

const FIELDS = [
  ...[
    'display_name',
    'model_key',
    'provider',
    'modality',
    'task',
    'type',
    'family',
    'base_model',
    'capabilities',
    'pricing',
  ],
  ...[
    'input_defaults',
    'description',
    'tags',
    'is_active',
    'is_default',
    'priority',
    'source',
    'size_bytes',
    'companions',
  ],
  ...['knowledge_cutoff', 'deprecation_date', 'max_duration_seconds', 'sample_rate', 'id', 'number', 'created_at'],
]

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '\u{1f600}',
    '..',
    '__proto__',
    'constructor',
    '2025-01-01T00:00:00Z',
    '1024x1024',
    'chat',
  ),
)
const anything: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, -0, -1, 1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 60), 1e308, 5e-324),
    words,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(words, fc.constantFrom(...FIELDS, 'context_window', 'input_per_mtok', 'tiers', 'type', 'repo')),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value

const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS')
const segment = fc.oneof(
  fc.constantFrom(
    'one',
    'two',
    'current',
    'undo',
    '1',
    '..%2f',
    '%zz',
    '%00',
    '%ff',
    '__proto__',
    'constructor',
    '%2e%2e',
  ),
  words.filter((text) => text.isWellFormed()).map(encodeURIComponent),
)
const query = fc.oneof(
  fc.constant(''),
  fc
    .array(fc.tuple(fc.constantFrom('limit', 'cursor', 'q', 'type', 'source', 'dry_run', 'files', 'x'), segment), {
      maxLength: 3,
    })
    .map((pairs) => `?${pairs.map((pair) => pair.join('=')).join('&')}`),
)
const path = fc
  .tuple(
    fc.constantFrom(
      'models',
      'providers',
      'changes',
      'resolve',
      'session',
      'sign-in-links',
      'catalog/import',
      'downloads',
    ),
    fc.array(segment, { maxLength: 2 }),
    query,
  )
  .map(([area, rest, search]) => `/api/v1/${[area, ...rest].join('/')}${search}`)
const bodies = fc.oneof(anything, fc.string({ unit: 'binary' }), fc.constantFrom('{', '[]', 'null', '1e400', '{"a":1}'))

// What nobody in their right mind sends: values, path segments, queries, headers and bodies that break careless servers.

/** JSON cannot write these; where such a text is the whole value, what follows the mark is written without quotes. */
export const BARE = '@bare:'

const nested = (levels: number, wrap: (inner: unknown) => unknown): unknown =>
  Array.from({ length: levels }).reduce((inner) => wrap(inner), {})

export const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324],
  ...[`${BARE}NaN`, `${BARE}1e400`, `${BARE}-1e400`, `${BARE}01`, `${BARE}undefined`, `${BARE}-`],
  ...['', ' ', '\0', 'a\0b', '\ud800', '\udc00\ud800', '\u{1f600}', '\u202e', '\ufeff', 'NaN', 'null', '-1', '1e999'],
  ...['__proto__', 'constructor', 'toString', '..', '../../etc/passwd', '/', '\\', '%00', '%zz', 'a/b', '.', '~1', '#'],
  ...["' or '1'='1", '"; drop table api_models; --', '<script>', '%s%n', '\r\nx-evil: 1', 'x'.repeat(25_000)],
  ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-14:00', '2026-02-30', '+275760-09-13T00:00:00Z', '1024x1024', '0x0'],
  ...['file:///etc/passwd', 'http://127.0.0.1:9/', 'http://[::1]:9', 'http://169.254.169.254/', 'javascript:alert(1)'],
  ...[[], {}, [[]], [null], [{}], { a: 1 }, { '': '' }, { 'a\0': 1 }, { length: -1 }, { toJSON: 1 }],
  ...[JSON.parse('{"__proto__":{"is_active":false}}'), { constructor: { prototype: 1 } }, { $ref: '#' }],
  ...[nested(28, (a) => ({ a })), nested(31, (a) => [a]), nested(40, (a) => ({ a })), nested(200, (a) => [a])],
]

/** As they stand in the path, already escaped or not. */
export const SEGMENTS: readonly string[] = [
  ...['..', '.', '%2e%2e', '..%2f..%2fetc%2fpasswd', '%00', '%zz', '%', '%E0%A4%A', '%ff', '%ed%a0%80', '%2F', '//'],
  ...['__proto__', 'constructor', 'toString', 'current', 'default', 'base', 'configurations', 'populate', 'undefined'],
  ...['-1', '0', '1', '1.5', '1e308', '9007199254740993', '99999999999999999999', 'NaN', '+1', '0x10', '%20', '~', '*'],
  ...["'", '%27%20or%201=1', ';', '@', ':', '\xff', '%F0%9F%98%80', 'a%0d%0ab', 'a'.repeat(3000), '\\..\\', '%5c', '|'],
]

export const QUERIES: readonly string[] = [
  ...['&', '=', '&&==&', '%zz=1', 'a=%zz', 'a=%E0', '__proto__=1', 'constructor[prototype]=1', 'limit=1&limit=2', 'x'],
  ...['limit=-1', 'limit=1e3', 'limit=%20', 'limit=', 'cursor=%00', 'cursor=bm9uZQ', 'q=%ed%a0%80', '?', '#', '[]=1'],
]

export const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['if-match', '*'],
  ['if-match', ''],
  ['if-match', 'W/"1-1", "2"'],
  ['if-match', '"'.repeat(2000)],
  ['if-none-match', '*'],
  ['if-none-match', '"\xff"'],
  ['last-event-id', 'NaN'],
  ['last-event-id', '-1e999'],
  ['idempotency-key', 'x'.repeat(5000)],
  ['idempotency-key', 'same'],
  ['range', 'bytes=0-0'],
  ['accept', 'text/html'],
  ['accept', ';;q=x'],
  ['accept-encoding', 'gzip;q=1.0, *;q=0'],
  ['accept-language', '\xff'],
  ['origin', 'null'],
  ['origin', 'https://evil.example'],
  ['sec-fetch-site', 'cross-site'],
  ['cookie', 'roster_session=%00; roster_session; =;'],
  ['cookie', `roster_session=${'x'.repeat(3000)}`],
  ['x-forwarded-proto', 'javascript'],
  ['x-forwarded-host', 'evil.example:99999'],
  ['x-http-method-override', 'DELETE'],
  ['x-request-id', '../../log\xff'],
  ['content-encoding', 'gzip'],
  ['content-language', 'tlh'],
  ['content-range', 'bytes */*'],
  ['upload-length', '-1'],
  ['upload-offset', '1e9'],
  ['upload-metadata', 'filename \xff'],
  ['tus-resumable', '0.0.0'],
  ['expect', '100-continue'],
  ['prefer', 'wait=99999'],
  ['x-evil', '\xff\xfe'],
]

export const CONTENT_TYPES: readonly string[] = [
  ...['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=x'],
  ...[
    'application/json; charset=utf-16',
    'application/merge-patch+json',
    'APPLICATION/JSON',
    'application/xml',
    ';',
    '/',
  ],
  ...['application/offset+octet-stream', 'application/octet-stream', 'application/x-ndjson', 'json\xff'],
]

const LARGE = 1024 * 1024 + 1

/** Bodies that are no JSON, or too much of it. Functions, because most are not needed in most runs. */
export const BODIES: readonly (() => string | Buffer)[] = [
  () => '{',
  () => '{"a":',
  () => '[1,]',
  () => '{"a":1}{"b":2}',
  () => '\ufeff{}',
  () => 'null',
  () => '"text"',
  () => '-0',
  () => '1e400',
  () => 'NaN',
  () => '[]',
  () => '{}',
  () => ' ',
  () => '{"a":"\\ud800"}',
  () => '{"a":"\\u0000"}',
  () => '{"id":1,"id":2}',
  () => '{"__proto__":{"a":1}}',
  () => `${'['.repeat(5000)}${']'.repeat(5000)}`,
  () => `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
  () => '--x\r\ncontent-disposition: form-data; name="file"; filename="../../x"\r\n\r\nGGUF\r\n--x--\r\n',
  () => `"${'x'.repeat(LARGE)}"`,
]

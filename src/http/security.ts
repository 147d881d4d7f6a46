// Headers that tell a browser what it may do with an answer.

/** An answer that is opened as a document loads and runs nothing, and stands in nobody's frame. */
const ANSWER_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** The page loads only what this server sends, and stands in nobody's frame. Styles are inlined by its components. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What a browser asks a document alone: who may frame it is in the policies too, for browsers that know them. */
export const PAGE_HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy': PAGE_POLICY,
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
} as const

/** An answer that is data needs no more: its policy lets nobody frame it, and it leads nowhere. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': ANSWER_POLICY,
}

const SECURITY_LINES = Object.entries(SECURITY_HEADERS).flat()

/** What every answer carries, names and values in turn. */
export const answerLines = (requestId: string, revision: number): string[] => [
  ...SECURITY_LINES,
  'x-request-id',
  requestId,
  'x-roster-revision',
  String(revision),
]

// Headers that tell a browser what it may do with an answer.

/** An answer that is opened as a document loads and runs nothing, and stands in nobody's frame. */
const ANSWER_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** The page loads only what this server sends, and stands in nobody's frame. Styles are inlined by its components. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': ANSWER_POLICY,
} as const

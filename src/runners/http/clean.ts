// What a provider said, made fit for a row, a log line and a person: short, on one line, without a key.

const LONGEST = 500
/** A query may sign its URL. */
const QUERY = /(https?:\/\/[^\s?"'<>]+)\?[^\s"'<>]*/g
/** What keys of well-known services look like, also where a provider repeats half of one. */
const KEYS = /\b(sk-|r8_|hf_|key-)[\w*.-]{6,}/g

/** @param secrets removed wherever they stand. */
export function clean(text: string, secrets: readonly (string | null)[] = []): string {
  let cleaned = text
  for (const secret of secrets) if (secret) cleaned = cleaned.replaceAll(secret, '[key]')
  cleaned = cleaned.replaceAll(QUERY, '$1').replaceAll(KEYS, '[key]')
  // Control characters would let a provider write lines of a log.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  cleaned = cleaned.replaceAll(/[\u0000-\u001f\u007f\s]+/g, ' ').trim()
  return cleaned.length > LONGEST ? `${cleaned.slice(0, LONGEST)}…` : cleaned.toWellFormed()
}

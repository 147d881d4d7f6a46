// A pasted text as it may be shown again: what could be a secret is cut off.
import { invalid, RosterError } from '../../../core/errors.ts'

const LONGEST = 120
const PASTED = '/source/text'
/** A token of Hugging Face, wherever it stands. */
const TOKEN = /(hf_|api_org_)[A-Za-z0-9]{4,}/g

/** Without query, fragment, user and password, and with tokens hidden. */
export function shown(text: string): string {
  const [plain = ''] = text.split(/[?#]/)
  const hidden = plain
    .replace(/^([a-z][\w+.-]*:)?\/\/[^/]*@/i, '$1//')
    .replace(/^[^/]*:[^/]*@/, '')
    .replace(TOKEN, '$1***')
  return hidden.length > LONGEST ? `${hidden.slice(0, LONGEST)}...` : hidden
}

export const holdsToken = (text: string): boolean => new RegExp(TOKEN.source).test(text)

/** A pasted text that means nothing that can be fetched, and what would be right. */
export const unreadable = (detail: string): RosterError => invalid(PASTED, detail)

/** Points at the field that the text came from, where nobody pasted it as a whole. */
export function pointingAt<Result>(pointer: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RosterError) || error.errors[0]?.pointer !== PASTED) throw error
    throw invalid(pointer, error.errors[0].detail, error)
  }
}

/** @throws RosterError where the percent signs of an address are not what they should be. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (cause) {
    throw invalid(PASTED, `has a "%" in "${shown(segment)}" that is no percent-encoding`, cause)
  }
}

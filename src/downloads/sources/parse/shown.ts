// A pasted text as it may be shown again: what could be a secret is cut off.
import { invalid, type RosterError } from '../../../core/errors.ts'

const LONGEST = 120
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
export const unreadable = (detail: string): RosterError => invalid('/source/text', detail)

/** @throws RosterError where the percent signs of an address are not what they should be. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (cause) {
    throw invalid('/source/text', `has a "%" in "${shown(segment)}" that is no percent-encoding`, cause)
  }
}

// What a refusal of a Hugging Face hub means: its headers decide, for its status codes say several things at once.
import { type ErrorCode, RosterError } from '../../core/errors.ts'
import type { Answered } from './redirects.ts'

export interface Asked {
  /** "owner/name" */
  repo: string
  /** The page of the repository, where a licence is accepted. */
  page: string
  /** What was wanted, for a sentence: "the file x of owner/name". */
  what: string
  withToken: boolean
}

const LONGEST_MESSAGE = 300

/** The error that an answer stands for. */
export function hubError({ status, headers }: Answered, asked: Asked): RosterError {
  const { repo, page, what, withToken } = asked
  const said = (headers['x-error-message'] ?? '').slice(0, LONGEST_MESSAGE)
  const error = (code: ErrorCode, sentence: string) => new RosterError(code, said ? `${sentence} (${said})` : sentence)
  if ((status === 401 || status === 403) && headers['x-error-code'] === 'GatedRepo')
    return error(
      'gated',
      withToken
        ? `${repo} is gated and this token was not let in: open ${page}, ask for access, then start again`
        : `${repo} is gated: open ${page}, accept its licence, then start again with a Hugging Face token`,
    )
  if (status === 401 && !withToken)
    return error('not_found', `${what} does not exist, or is private: check the name, or give a token that may read it`)
  if (status === 401 || status === 403)
    return error('unauthorized', `Hugging Face refuses ${what}${withToken ? ' to this token' : ''}`)
  if (status === 404 || status === 410)
    return error('not_found', `${what} does not exist, or is private to this token: check the name`)
  if (status === 429)
    return error('rate_limited', `Hugging Face asks to wait${waitOf(headers)}; start again after that`)
  return error('upstream', `Hugging Face answered ${status} for ${what}; that is its fault: try again later`)
}

/** The refusal of a token as such, which says nothing about a repository that is public. */
export const isRefusedToken = ({ status, headers }: Answered): boolean =>
  status === 401 && headers['x-error-code'] !== 'GatedRepo'

export const refusedToken = (repo: string) =>
  new RosterError(
    'unauthorized',
    `Hugging Face refused the token, and ${repo} needs one; make a new token with the right "Read"`,
  )

function waitOf(headers: Answered['headers']): string {
  const seconds = /;t=(\d+)/.exec(headers.ratelimit ?? '')?.[1] ?? /^\d+$/.exec(headers['retry-after'] ?? '')?.[0]
  return seconds === undefined ? '' : ` ${seconds} s`
}

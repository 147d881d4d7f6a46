// What a refusal of a Hugging Face hub means: its headers decide, for its status codes say several things at once.
import { type ErrorCode, RosterError } from '../../../core/errors.ts'
import type { Refusal, Refused } from '../../engine/index.ts'

export interface Asked {
  /** "owner/name" */
  repo: string
  /** The page of the repository, where a licence is accepted. */
  page: string
  /** What was wanted, for a sentence: "the file x of owner/name". */
  what: string
}

type Answer = Pick<Refused, 'status' | 'headers' | 'withToken'>

const LONGEST_MESSAGE = 300

/** What an answer stands for, and whether it is worth asking again. */
export function hubRefusal(answer: Answer, asked: Asked): Refusal {
  if (answer.withToken && isRefusedToken(answer)) return { error: refusedToken(asked), next: 'anonymous' }
  return { error: hubError(answer, asked), next: answer.status >= 500 ? 'retry' : 'stop' }
}

function hubError({ status, headers, withToken }: Answer, { repo, page, what }: Asked): RosterError {
  const said = (headers['x-error-message'] ?? '').slice(0, LONGEST_MESSAGE)
  const code = headers['x-error-code']
  const error = (kind: ErrorCode, sentence: string) => new RosterError(kind, said ? `${sentence} (${said})` : sentence)
  if ((status === 401 || status === 403) && code === 'GatedRepo')
    return error(
      'gated',
      withToken
        ? `${repo} is gated and this token was not let in: open ${page}, ask for access, then start again`
        : `${repo} is gated: open ${page}, accept its licence, then start again with a Hugging Face token`,
    )
  if (status === 403 && /disabled/i.test(said))
    return error('not_found', `Hugging Face has disabled ${repo}: it cannot be downloaded by anybody`)
  if (status === 401 && !withToken)
    return error('not_found', `${what} does not exist, or is private: check the name, or give a token that may read it`)
  if (status === 403 && withToken)
    return error(
      'unauthorized',
      `Hugging Face refuses ${what} to this token; give it the right to read this repository at its settings, or use another`,
    )
  if (status === 401 || status === 403) return error('unauthorized', `Hugging Face refuses ${what}`)
  if (code === 'RevisionNotFound') return error('not_found', `${what} does not exist: check the revision`)
  if (status === 404 || status === 410)
    return error(
      'not_found',
      `${what} does not exist${withToken ? ', or is private to this token' : ''}: check the name`,
    )
  return error('upstream', `Hugging Face answered ${status} for ${what}; that is its fault: try again later`)
}

/** The refusal of a token as such, which says nothing about a repository that is public. */
const isRefusedToken = ({ status, headers }: Answer): boolean =>
  status === 401 && !/^(GatedRepo|RepoNotFound)$/.test(headers['x-error-code'] ?? '')

const refusedToken = ({ what }: Asked) =>
  new RosterError(
    'unauthorized',
    `Hugging Face refused the token, and without one it shows no such thing: ${what}. Make a new token with the right "Read", and check the name`,
  )

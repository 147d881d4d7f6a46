// What a refusal of CivitAI means: status and body together, for the same status stands for a login and for a creator's no.
import { type ErrorCode, RosterError } from '../../../core/errors.ts'
import type { Refusal, Refused } from '../../engine/index.ts'

export interface Asked {
  /** For a sentence: "model 101055 on CivitAI". */
  what: string
  /** Where a person sees it. */
  page: string
}

const LONGEST_MESSAGE = 300
const SETTINGS = 'https://civitai.com/user/account'

/** A refusal of a download. The API lists the file, so a 404 is its storage, which often comes back. */
export function civitaiRefusal({ status, headers, body, withToken }: Refused, { what, page }: Asked): Refusal {
  const stop = (code: ErrorCode, sentence: string): Refusal => ({
    error: new RosterError(code, sentence),
    next: 'stop',
  })
  if (isChallenge(status, headers, body))
    return {
      error: new RosterError(
        'upstream',
        'CivitAI asks whether a person is there (Cloudflare), which says nothing about a key; try again later, or from another network',
      ),
      next: 'retry',
    }
  const { error, message, deadline } = said(body)
  if (status === 401 && /disabled downloads/i.test(message))
    return stop('unauthorized', `The creator of ${what} has disabled downloads; a key does not help. See ${page}`)
  if (status === 401)
    return withToken
      ? stop('unauthorized', `CivitAI refuses ${what} to this key; make a new one at ${SETTINGS}, then start again`)
      : stop(
          'gated',
          `${what} is for people who are logged in: make an API key at ${SETTINGS}, then start again with it`,
        )
  if (status === 403 && (/early access/i.test(error) || deadline !== ''))
    return stop(
      'unauthorized',
      `${what} is in early access${deadline && ` until ${deadline}`}: buy it at ${page} with the account of the key, or wait`,
    )
  if (status === 403) return stop('unauthorized', `CivitAI refuses ${what} to this account${told(message || error)}`)
  if (status === 410) return stop('not_found', `${what} is archived by its creator and cannot be downloaded`)
  if (status === 404)
    return {
      error: new RosterError('not_found', `${what} is listed, but its file is not there; try again later`),
      next: 'retry',
    }
  const sentence = `CivitAI answered ${status} for ${what}; that is its fault: try again later`
  return { error: new RosterError('upstream', sentence), next: status >= 500 ? 'retry' : 'stop' }
}

/** An answer of the API that is not what was asked for. */
export function apiError(status: number, json: unknown, withToken: boolean, what: string): RosterError {
  const { message, error } = said(JSON.stringify(json ?? {}))
  if (status === 401 && withToken)
    return new RosterError('unauthorized', `CivitAI refuses the key; make a new one at ${SETTINGS}`)
  if (status === 401) return new RosterError('gated', `CivitAI wants a key for ${what}; make one at ${SETTINGS}`)
  if (status === 404 || status === 400 || status === 410)
    return new RosterError('not_found', `${what} does not exist, or is not published any more: check its number`)
  if (status === 403)
    return new RosterError(
      'upstream',
      `CivitAI turned the question for ${what} away${told(message || error)}; try again later, or from another network`,
    )
  return new RosterError('upstream', `CivitAI answered ${status} for ${what}; that is its fault: try again later`)
}

const told = (message: string): string => (message ? ` (${message})` : '')

const isChallenge = (status: number, headers: Refused['headers'], body: string): boolean =>
  headers['cf-mitigated'] === 'challenge' ||
  ((status === 403 || status === 503) &&
    (/text\/html/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html)/i.test(body)))

function said(body: string): { error: string; message: string; deadline: string } {
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, LONGEST_MESSAGE) : '')
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    // Some answers are plain text, and it is the message.
    return { error: '', message: text(body.trim()), deadline: '' }
  }
  const known = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {}
  return { error: text(known.error), message: text(known.message), deadline: text(known.deadline) }
}

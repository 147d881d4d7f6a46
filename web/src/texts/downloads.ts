// What the downloads say, wherever they are shown.
import type { Download } from '@roster/client'

type Status = Download['status']
type Code = NonNullable<Download['error']>['code']

const STATUSES: Readonly<Record<Status, string>> = {
  queued: 'Waiting',
  downloading: 'Downloading',
  verifying: 'Verifying',
  completed: 'Installed',
  failed: 'Failed',
  cancelled: 'Cancelled',
  paused: 'Paused',
  needs_token: 'Needs a token',
}

/** What a person can do about a download that does not go on. */
const ADVICE: Readonly<Record<Code, string>> = {
  gated: 'Once you are let in, give a token of that account here.',
  unauthorized: 'The token was refused. Make a new one with Read permission, and check that its account has access.',
  not_found: 'Check the repository, the revision and the file names in the source of the model.',
  rate_limited: 'The hub asks to wait. Try again in a while, or with a token, which is allowed more.',
  size_mismatch: 'What arrived is not what the hub announced. Try again; if it stays so, the upload is broken.',
  hash_mismatch: 'What arrived is not what the hub announced. Try again; if it stays so, the upload is broken.',
  not_a_model_file: 'Check the source of the model.',
  disk_full: 'Make room on the disk that holds the models. It then goes on by itself.',
  not_writable: 'The folder of the models cannot be written. Correct its permissions; it then goes on by itself.',
  blocked_address: 'The address leads where this server may not go. Check the source of the model.',
  upstream: 'The hub answers wrongly at present. Try again later; what has arrived is kept.',
  network: 'There was no usable connection. Check the network of the server, then try again; what has arrived is kept.',
}

export const DOWNLOADS = {
  title: 'Downloads',
  statuses: STATUSES,
  advice: ADVICE,
  now: 'Under way',
  waiting: 'Waiting',
  attention: 'Needs you',
  earlier: 'Earlier',
  none: 'Nothing is on its way',
  noneWhy: 'What you download appears here and goes on, whichever page you are on.',
  cannotRead: 'The downloads cannot be read.',
  retryRead: 'Try again',
  showEarlier: (count: number) => `Show ${count} earlier`,
  left: (time: string) => `${time} left`,
  goesOnAt: (time: string) => `waits, goes on at ${time}`,
  of: (done: string, total: string) => `${done} of ${total}`,
  perSecond: (bytes: string) => `${bytes}/s`,
  progressOf: (name: string) => `Download of ${name}`,
  pause: (name: string) => `Pause the download of ${name}`,
  resume: (name: string) => `Resume the download of ${name}`,
  retry: (name: string) => `Try the download of ${name} again`,
  cancel: (name: string) => `Cancel the download of ${name}`,
  discard: (name: string) => `Remove the failed download of ${name}`,
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  movedTo: (name: string, place: number, count: number) => `${name} is now number ${place} of ${count} that wait`,
  next: 'Next',
  place: (place: number) => `Number ${place}`,
  goOn: 'Go on',
  hubToken: 'Hugging Face token',
  civitaiKey: 'CivitAI API key',
  tokenHint: 'Read permission is enough. It is used for this download alone and never kept.',
  whereTokens: 'Where to get one',
  /** Behind a number. */
  underWay: ' under way',
  needsYou: (count: number) => (count === 1 ? 'One needs you' : `${count} need you`),
  /** In front of the title of the page. */
  inTitle: (percent: number, count: number) => `${percent}% of ${count === 1 ? '1 download' : `${count} downloads`} · `,
} as const

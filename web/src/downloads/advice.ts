// What a person can do about a download that failed.
import type { Download } from '@roster/client'

type Code = NonNullable<Download['error']>['code']

export const ADVICE: Readonly<Record<Code, string>> = {
  gated: 'Accept the licence on the page of the repository, then give a token of that account here.',
  unauthorized: 'The token was refused. Make a new one with Read permission, and check that its account has access.',
  not_found: 'Check the repository, the revision and the file names in the source of the model.',
  rate_limited: 'The hub asks to wait. Try again in a while, or with a token, which is allowed more.',
  size_mismatch: 'What arrived is not what the hub announced. Try again; if it stays so, the upload is broken.',
  hash_mismatch: 'What arrived is not what the hub announced. Try again; if it stays so, the upload is broken.',
  not_a_model_file: 'The address gives something that is no model file. Check the source of the model.',
  disk_full: 'Make room on the disk that holds the models, then try again.',
  not_writable: 'The folder of the models cannot be written. Correct its permissions, then try again.',
  blocked_address: 'The address leads where this server may not go.',
  upstream: 'The hub answers wrongly at present. Try again later.',
  network: 'There was no usable connection. Check the network of the server, then try again.',
}

/** Failures that a token may help. */
export const wantsToken = (download: Download | undefined): boolean =>
  download?.status === 'needs_token' || download?.error?.code === 'gated' || download?.error?.code === 'unauthorized'

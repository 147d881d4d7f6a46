// What is said of the files on the disk: how much room they take, how they are, and what removing them does.
import { formatBytes, formatCount, formatDuration } from '../core/format.ts'

export const LIBRARY = {
  disk: 'Disk usage',
  used: (bytes: number) => formatBytes(bytes),
  of: (count: number) => `in ${formatCount(count, 'installed model')}`,
  free: (bytes: number) => `${formatBytes(bytes)} free`,
  partial: 'Half-arrived files',
  others: 'Other folders',
  partLabel: (name: string, bytes: number) => `${name}, ${formatBytes(bytes)}`,
  list: 'Installed models',
  search: 'Search installed models',
  searchHint: 'Search by name, id, path or base model',
  type: 'Type',
  family: 'Family',
  status: 'State',
  columns: { name: 'Model', kind: 'Kind', size: 'Size', state: 'State' },
  shown: (shown: number, total: number) =>
    shown === total
      ? formatCount(total, 'model')
      : `${shown.toLocaleString('en-US')} of ${formatCount(total, 'model')}`,
  verifyAll: 'Verify all',
  verify: 'Verify',
  verifyOf: (name: string) => `Verify ${name}`,
  remove: 'Remove files',
  removeOf: (name: string) => `Remove ${name}`,
  scan: 'Scan folders',
  scanning: (seen: number, total: number | null) =>
    total === null
      ? `Looking through folders, ${formatCount(seen, 'file')}`
      : `Looked at ${seen} of ${formatCount(total, 'file')}`,
  verifying: (done: number, total: number) => `Verifying ${done} of ${formatCount(total, 'model')}`,
  verifyingProgress: 'Verification',
  left: (seconds: number) => `${formatDuration(seconds)} left`,
  speed: (bytes: number) => `${formatBytes(bytes)}/s`,
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  resultGood: (count: number) => `${formatCount(count, 'model')} verified: nothing is missing or damaged`,
  resultBad: (corrupt: number, missing: number) =>
    [corrupt > 0 && formatCount(corrupt, 'corrupt model'), missing > 0 && `${missing} with missing files`]
      .filter(Boolean)
      .join(', '),
  dismiss: 'Dismiss',
  none: 'Nothing is installed yet',
  noneWhy: 'Download a model, upload one, or look through a folder that has some already.',
  browse: 'Browse models',
  nothingFound: 'No installed model passes these filters',
  unreadable: 'The library could not be read',
  loading: 'Loading installed models',
} as const

export const REMOVAL = {
  title: (name: string) => `Remove ${name}?`,
  frees: (bytes: number, count: number) => `Frees ${formatBytes(bytes)} in ${formatCount(count, 'file')}.`,
  keepsFiles: 'Its files stay where they are; Roster only forgets them.',
  deletesModel: 'It was found by a scan, so its entry in the catalog goes as well.',
  staysInCatalog: 'It stays in the catalog and can be downloaded again.',
  gone: 'is gone already',
  file: (path: string, bytes: number) => `${path}, ${formatBytes(bytes)}`,
  more: (count: number) => `and ${formatCount(count, 'more file')}`,
  noUndo: 'Removed files do not come back by undo.',
  inUse: 'It is in use:',
  force: 'Remove it all the same',
  alsoFiles: 'Delete its files as well, although another program keeps them',
  action: 'Remove',
  done: (name: string, bytes: number) => `Removed ${name}: ${formatBytes(bytes)} freed`,
  forgotten: (name: string) => `Forgot ${name}; its files stay`,
} as const

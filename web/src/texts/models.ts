// What the room of models says: its tabs, the list and the cards.
import { formatAgo, formatCount, formatNumber } from '../core/format.ts'

const whole = (count: number) => count.toLocaleString('en-US')

export const MODELS = {
  title: 'Models',
  tabs: 'Models',
  browse: 'Browse',
  installed: 'Installed',
  add: 'Add',
  list: 'Models',
  loading: 'Loading models',
  total: (count: number) => formatCount(count, 'model'),
  shown: (shown: number, total: number) => `${whole(shown)} of ${formatCount(total, 'model')}`,
  search: 'Search models',
  searchHint: 'Search by name, id, provider or tag',
  clearSearch: 'Clear the search',
  makes: 'What it makes',
  all: 'All',
  clear: 'Clear',
  filters: {
    type: 'Type',
    family: 'Family',
    task: 'Task',
    provider: 'Provider',
    tag: 'Tag',
    installed: 'Installed',
    active: 'Active',
  },
  sort: 'Order',
  sorts: { routing: 'As they are tried', name: 'By name', size: 'Largest first', newest: 'Newest first' },
  yes: 'Yes',
  no: 'No',
  addByHand: 'Add model',
  nothingFound: 'No model passes these filters',
  nothingFoundWhy: 'Try fewer words, or another provider.',
  clearFilters: 'Clear filters',
  none: 'There are no models yet',
  noneForUsers: 'An admin can add the built-in ones, or import a catalog.',
  noneForAdmins: 'Begin with the built-in models, or take in the catalog of LiteLLM, models.dev or OpenRouter.',
  populate: 'Populate with the built-in models',
  populated: (count: number) => `Added ${formatCount(count, 'model')}`,
  importCatalog: 'Import a catalog',
  signIn: 'Sign in',
  mustSignIn: 'Sign in to see the models',
  mustSignInWhy: 'This server shows its catalog only to people who are signed in.',
  unreadable: 'The models could not be read',
  again: 'Try again',
} as const

/** The figures by which models are compared. */
export const FIGURES = {
  list: 'At a glance',
  context: 'context',
  atMost: 'at most',
  pixels: 'px',
  output: 'output',
  vram: 'VRAM',
  weights: 'weights',
  price: 'price',
} as const

/** What stands on a card. */
export const CARD = {
  isDefault: 'Default',
  installed: 'Installed',
  gated: 'Gated',
  inactive: 'Inactive',
  fits: (vram: number) => `Fits the ${formatNumber(vram)} GB of this GPU`,
  likely: (vram: number) => `Its weights fit the ${formatNumber(vram)} GB of this GPU`,
  tooLarge: (needed: number, vram: number) =>
    `Needs ${formatNumber(needed)} GB of VRAM; this GPU has ${formatNumber(vram)} GB`,
  fitsShort: 'Fits GPU',
  tooLargeShort: 'Too large',
  download: 'Download',
  downloadOf: (name: string) => `Download ${name}`,
  giveToken: 'Give a token',
  giveTokenFor: (name: string) => `Give a token for ${name}`,
  tryAgain: 'Try again',
  tryAgainWith: (name: string) => `Try again to download ${name}`,
  failed: 'Download failed',
  cancelOf: (name: string) => `Cancel the download of ${name}`,
  progressOf: (name: string) => `Download of ${name}`,
  waiting: 'Waiting',
  paused: 'Paused',
  verifyingDownload: 'Verifying',
  configured: 'Ready to call',
  notConfigured: 'No key for its provider',
  noSource: 'No weights here',
  actionsOf: (name: string) => `Actions for ${name}`,
  verify: 'Verify files',
  remove: 'Remove files',
  price: 'price unknown',
} as const

/** The states of what lies on the disk. */
export const INSTALLED = {
  ok: 'Intact',
  unverified: 'Not verified',
  missing: 'Files missing',
  corrupt: 'Corrupt',
  quarantined: 'Quarantined',
  verifying: (percent: number) => `Verifying ${percent}%`,
  verified: (time: string) => `Verified ${formatAgo(time)}`,
  added: (time: string) => `Added ${formatAgo(time)}`,
  verifyStarted: (name: string) => `Verifying ${name}`,
} as const

/** Where a token is asked for. */
export const TOKEN = {
  title: (name: string) => `Download ${name}`,
  lead: (size: string) => `${size} will be brought to this server.`,
  leadUnknown: 'Its files will be brought to this server.',
  accept: 'Accept the licence first',
  start: 'Download',
  cancel: 'Cancel',
} as const

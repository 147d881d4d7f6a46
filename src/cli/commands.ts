// Every command by name. What a command needs is loaded only when it is called, so that each starts at once.
import type { Define } from './define.ts'

interface Entry {
  summary: string
  load: () => Promise<{ define: Define }>
}

export const COMMANDS: Readonly<Record<string, Entry>> = {
  serve: { summary: 'Start the server', load: () => import('./serve.ts') },
  'sign-in': { summary: 'Print a link that signs one browser in, once', load: () => import('./sign-in.ts') },
  models: { summary: 'List models', load: () => import('./models.ts') },
  model: { summary: 'Show one model', load: () => import('./model.ts') },
  add: { summary: 'Add a model', load: () => import('./add.ts') },
  set: { summary: 'Change fields of a model', load: () => import('./set.ts') },
  remove: { summary: 'Delete a model', load: () => import('./remove.ts') },
  activate: { summary: 'Make a model available', load: () => import('./activate.ts') },
  deactivate: { summary: 'Take a model out of use', load: () => import('./deactivate.ts') },
  default: {
    summary: 'Make a model the default of its modality and task',
    load: () => import('./default.ts'),
  },
  providers: { summary: 'List providers', load: () => import('./providers.ts') },
  configurations: {
    summary: 'List, add or delete configurations of a model or a base model',
    load: () => import('./configurations.ts'),
  },
  configuration: { summary: 'Show one configuration', load: () => import('./configuration.ts') },
  adapters: { summary: 'List or add adapters', load: () => import('./adapters.ts') },
  'base-models': {
    summary: 'List what configurations and adapters hang on',
    load: () => import('./base-models.ts'),
  },
  current: {
    summary: 'Show or choose the model that this installation works with',
    load: () => import('./current.ts'),
  },
  system: { summary: 'Show GPUs, memory, disks and versions of the server', load: () => import('./system.ts') },
  resolve: {
    summary: 'Say which model would run, with which parameters, within which limits, at what cost',
    load: () => import('./resolve.ts'),
  },
  run: { summary: 'Ask a model for something and wait for the result', load: () => import('./run.ts') },
  jobs: {
    summary: 'List jobs; "jobs show", "jobs cancel" and "jobs rate" are for one',
    load: () => import('./jobs.ts'),
  },
  usage: { summary: 'Say how much was used, and what it cost', load: () => import('./usage.ts') },
  populate: { summary: 'Add the built-in models', load: () => import('./populate.ts') },
  import: {
    summary: 'Take a foreign catalog in; shows the difference unless --apply',
    load: () => import('./import.ts'),
  },
  changes: { summary: 'List who changed what, newest first', load: () => import('./changes.ts') },
  change: {
    summary: 'Show one change with old and new values',
    load: () => import('./change.ts'),
  },
  undo: { summary: 'Take a change back', load: () => import('./undo.ts') },
  keys: {
    summary: 'List API keys; "keys add" makes one, "keys revoke" takes it back',
    load: () => import('./keys.ts'),
  },
  token: { summary: 'Say where the admin token lies and how it is used', load: () => import('./token.ts') },
  ls: { summary: 'List installed models', load: () => import('./ls.ts') },
  rm: { summary: 'Remove an installed model and its files', load: () => import('./rm.ts') },
  scan: { summary: 'Find models in folders of the server', load: () => import('./scan.ts') },
  verify: { summary: 'Hash installed files again', load: () => import('./verify.ts') },
  du: { summary: 'Say how much of the disk the library takes', load: () => import('./du.ts') },
  pull: { summary: 'Download a model: by id, repository, page, address or path', load: () => import('./pull.ts') },
  identify: { summary: 'Say what weight files are, by their headers', load: () => import('./identify.ts') },
  upload: { summary: 'Upload a file of weights', load: () => import('./upload.ts') },
  export: { summary: 'Make files for AI Toolkit and ComfyUI', load: () => import('./export.ts') },
  completion: { summary: 'Print the completion of a shell', load: () => import('./completion.ts') },
  doctor: { summary: 'Say what is wrong, and what to do about it', load: () => import('./doctor.ts') },
  migrate: { summary: 'Bring the database up to date', load: () => import('./migrate.ts') },
  backup: { summary: 'Save the database to a file', load: () => import('./backup.ts') },
  restore: { summary: 'Put a backup into the database', load: () => import('./restore.ts') },
  downloads: {
    summary: 'List downloads; pause, resume, retry, cancel or move one',
    load: () => import('./downloads.ts'),
  },
}

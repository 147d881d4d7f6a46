// What the room of imports says.
export const IMPORTS = {
  title: 'Import',
  lead: 'Models and prices from where others keep them. Nothing is written before you have seen the difference, and what a person changed here stays.',

  builtIn: 'Built-in models',
  builtInWhy:
    'The models that come with Roster. Those that are here already are left, or brought up to date where nobody changed them.',
  populate: 'Add the built-in models',
  populated: (created: number, updated: number, skipped: number) =>
    `${created} added, ${updated} brought up to date, ${skipped} as they were`,

  foreign: 'Another catalog',
  catalog: 'Catalog',
  sources: {
    litellm: { title: 'LiteLLM', text: 'Prices and limits of hosted models, with their tiers' },
    'models.dev': { title: 'models.dev', text: 'Over a hundred providers, kept by hand' },
    openrouter: { title: 'OpenRouter', text: 'What OpenRouter offers, at its prices' },
    presets: { title: 'Presets', text: 'Configurations, or the configuration_presets of models' },
  },
  address: 'Address',
  addressHint: 'The server fetches it, from https addresses of the internet alone',
  addressWrong: 'must be an https address',
  compare: 'Show the difference',
  or: 'or',
  drop: 'Drop the JSON file here, or choose it',
  dropHint: 'Up to 64 MB',

  reading: 'Reading the file',
  writing: 'Writing',
  fetching: (host: string) => `Fetching from ${host}`,
  of: (done: number, total: number) => `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`,

  difference: 'The difference',
  part: 'Part of the difference',
  read: (from: string, read: number, unchanged: number) =>
    `${from}: ${read.toLocaleString('en-US')} read, ${unchanged.toLocaleString('en-US')} as they are here.`,
  newProviders: (count: number) =>
    ` ${count.toLocaleString('en-US')} new ${count === 1 ? 'provider' : 'providers'}, inactive until somebody turns them on.`,
  parts: { new: 'New', changed: 'Changed', kept: 'Kept', gone: 'Gone', skipped: 'Skipped' },
  meanings: {
    new: 'They will be added.',
    changed: 'The upstream says something else than before; its word is taken.',
    kept: 'A person changed these here, so what the upstream says is not taken.',
    gone: 'The upstream no longer names them. They stay in this catalog.',
    skipped: 'Entries that are not taken, each with the reason.',
  },
  none: 'None',
  another: 'Another file',
  nothing: 'Nothing to apply',
  apply: (count: number) => `Apply ${count.toLocaleString('en-US')} ${count === 1 ? 'change' : 'changes'}`,
  applied: (added: number, changed: number) =>
    `Imported: ${added.toLocaleString('en-US')} new, ${changed.toLocaleString('en-US')} changed. Changes can undo it.`,
} as const

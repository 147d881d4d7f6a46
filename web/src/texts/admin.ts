// What the room of admins says.
export const ADMIN = {
  title: 'Admin',
  sections: 'Sections',
  models: 'Models',
  providers: 'Providers',
  import: 'Import',
  usage: 'Usage',
  changes: 'Changes',
  signInTitle: 'Sign in as an admin',
  signInWhy: 'Models, providers, imports and the log of changes are for admins.',
} as const

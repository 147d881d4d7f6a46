// What is said where one signs in.
export const SIGN_IN = {
  title: 'Sign in to Roster',
  room: 'Sign in',
  lead: 'Open the link that the server printed when it started, or paste its admin token or an API key.',
  byLink: 'Signing in by your link',
  token: 'Token',
  tokenHint: "The admin token is in the file admin-token in the server's data folder. This page does not keep it.",
  action: 'Sign in',
  command: 'prints a new link.',
  commandBefore: 'The command',
  signedInAs: (actor: string) => `Signed in as ${actor}`,
  signOut: 'Sign out',
} as const

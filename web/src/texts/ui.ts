// What the parts that every room uses say.
export const UI = {
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  find: (what: string) => `Find ${what.toLowerCase()}`,
  nothingFound: 'Nothing is called that',
  any: 'Any',
  copy: (what: string, text: string) => `Copy the ${what} ${text}`,
  copied: (text: string) => `Copied ${text}`,
  notCopied: 'The browser does not let this page copy; select the text and copy it yourself',
} as const

// What the room of models says.
export const MODELS = {
  title: 'Models',
  tabs: 'Models',
  browse: 'Browse',
  installed: 'Installed',
  add: 'Add',
} as const

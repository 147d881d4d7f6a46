// The look that every control has in which people type or choose.
export const CONTROL_LOOK =
  'w-full rounded-md border border-edge bg-surface px-3 text-sm text-ink transition-colors hover:border-faint focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent/35 disabled:opacity-60 aria-invalid:border-bad'

// The types of install.mjs, for scripts that are written in TypeScript.
export const ROOT: string
export function ensureInstalled(options: { withTools: boolean }): void
export function pinnedNode(): string

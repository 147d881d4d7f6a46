// The types of page.mjs, for scripts that are written in TypeScript.
export function ensurePage(): void

// What SQLite can hold.
import type { SQLInputValue } from 'node:sqlite'

/** SQLite has no booleans: they are 0 and 1. */
export const toSqlite = (value: unknown): SQLInputValue =>
  typeof value === 'boolean' ? Number(value) : ((value ?? null) as SQLInputValue)

/** For how long a write waits for another process that is writing. */
export const LOCK_WAIT_MS = 10_000

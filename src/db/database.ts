// What the rest of Roster knows of a database: a way to read, one way to write, and a wake-up when others wrote.
import type { Kysely, KyselyConfig, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** For reading. On SQLite it is a connection of its own, so that a long write delays no read. */
export type Reader = Kysely<Tables>

declare const inTransaction: unique symbol
/** A transaction that may write. The brand keeps the outer database out: there it would hang or escape. */
export type Tx = Transaction<Tables> & { readonly [inTransaction]: true }

export type Engine = 'sqlite' | 'postgres'

/** A statement as it is sent. */
export interface Query {
  sql: string
  parameters: readonly unknown[]
}

export interface DatabaseOptions {
  /** Sees every statement before it runs, such as to show it. */
  onQuery?: ((query: Query) => void) | undefined
  /** Hears of what the database lacks, where Roster can do without it. */
  onWarning?: ((sentence: string) => void) | undefined
  /** `found` leaves the database in the shape that it has, and makes none where there is none. @default 'latest' */
  shape?: 'latest' | 'found'
}

/** Kysely's settings that follow from the options. */
export const loggingTo = ({ onQuery }: DatabaseOptions): Pick<KyselyConfig, 'log'> =>
  onQuery
    ? {
        log({ level, query }) {
          if (level === 'query') onQuery(query)
        },
      }
    : {}

export interface Database {
  readonly engine: Engine
  readonly reader: Reader
  /** What opening it brought up to date, by name. */
  readonly migrated: readonly string[]
  /** Runs `work` alone among writers of this process; commits when it returns and rolls back when it throws. */
  write<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
  /**
   * As `write`, but alone among writers of all servers, and for a caller that keeps what it changes as a change set:
   * the triggers that keep what comes by SQL leave it alone.
   */
  change<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Runs `work` on the rows of one moment, whatever is written meanwhile. */
  snapshot<Result>(work: (db: Reader) => Promise<Result>): Promise<Result>
  /** Tells other servers on this database, once the transaction commits, that there is something to read. */
  announce(tx: Tx): Promise<void>
  /** Calls `listener` soon after anybody committed. It may call too often and, after a lost connection, late. */
  onWake(listener: () => void): void
  close(): Promise<void>
}

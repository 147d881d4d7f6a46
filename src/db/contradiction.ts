// What a database says of a row that contradicts another: a key that is taken, or a row that others stand on.
import { isObject } from '../core/record.ts'

/** SQLSTATE's class of integrity violations. */
const POSTGRES = /^23\d{3}$/
const SQLITE = /^(UNIQUE|FOREIGN KEY) constraint failed/

/** Whether a statement was refused because of other rows. */
export const isContradiction = (error: unknown): boolean =>
  error instanceof Error && ((isObject(error) && POSTGRES.test(String(error.code))) || SQLITE.test(error.message))

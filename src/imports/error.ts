// What is wrong with a foreign catalog.
import { RosterError } from '../core/errors.ts'

/** A document that is not the catalog it should be, or an entry of it that cannot be read. */
export class ImportError extends RosterError {
  /** The key of the entry in the foreign file; null where the whole document is meant. */
  readonly entry: string | null

  constructor(source: string, entry: string | null, detail: string) {
    super('invalid', `${source}: ${entry === null ? '' : `${entry}: `}${detail}`)
    this.name = 'ImportError'
    this.entry = entry
  }
}

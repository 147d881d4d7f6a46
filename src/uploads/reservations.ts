// Ids that uploads on their way will take, so that two of one name do not both send gigabytes.
import { RosterError } from '../core/errors.ts'

export class Reservations {
  readonly #ids = new Set<string>()

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  /** @returns how to give it back. @throws RosterError `conflict` where another upload has it. */
  take(id: string): () => void {
    if (this.#ids.has(id))
      throw new RosterError('conflict', `Another upload will become "${id}"; give this one another name`)
    this.#ids.add(id)
    return () => this.#ids.delete(id)
  }
}

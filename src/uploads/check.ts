// Whether what arrives is what its name says: as soon as the header is here, and once more when the file is whole.
import { messageOf, RosterError } from '../core/errors.ts'
import { type FileFacts, identifyFile } from '../library/identify/index.ts'
import type { PartialFile } from './partial-file.ts'

/** Half of all headers fit into this; each further try waits until twice as much has arrived. */
const FIRST_TRY_BYTES = 64 * 1024
const LAST_TRY_BYTES = 64 * 1024 * 1024

export class EarlyCheck {
  readonly #partial: PartialFile
  readonly #name: string
  readonly #size: number
  readonly #isExact: boolean
  #nextTry = FIRST_TRY_BYTES
  #arrived = 0
  /** Whether bytes were asked for that are still on their way. */
  #isMissing = false

  /**
   * @param size of the whole file.
   * @param isExact false where the file may be a little smaller than that; then its header is not held against it.
   */
  constructor(partial: PartialFile, name: string, size: number, isExact: boolean) {
    this.#partial = partial
    this.#name = name
    this.#size = size
    this.#isExact = isExact
  }

  /** To be called as bytes arrive. @throws RosterError `not_a_model_file` as soon as that can be told. */
  async look(): Promise<void> {
    if (this.#partial.size < this.#nextTry || this.#partial.size >= this.#size) return
    await this.#partial.settle()
    this.#arrived = this.#partial.size
    this.#nextTry = this.#arrived < LAST_TRY_BYTES ? this.#arrived * 2 : Number.POSITIVE_INFINITY
    this.#isMissing = false
    const outcome = await this.#identify()
    // A reader that wanted more may have said anything.
    if (this.#isMissing) return
    this.#nextTry = Number.POSITIVE_INFINITY
    if (outcome instanceof Error) throw outcome
    if (this.#isExact) requireWhole(outcome, this.#name)
  }

  #identify(): Promise<FileFacts | Error> {
    const read = (offset: number, length: number) => this.#read(offset, length)
    return identifyFile({ size: this.#size, read }, this.#name).catch((error: unknown) =>
      error instanceof Error ? error : new Error(messageOf(error)),
    )
  }

  async #read(offset: number, length: number): Promise<Buffer> {
    const end = Math.min(offset + length, this.#size)
    if (end > this.#arrived) {
      this.#isMissing = true
      throw new Error('These bytes have not arrived yet')
    }
    return this.#partial.read(offset, Math.max(0, end - offset))
  }
}

/** @throws RosterError `not_a_model_file` where the content is not what the name says, or not all of it is there. */
export async function identifyWhole(partial: PartialFile, name: string): Promise<FileFacts> {
  if (partial.size === 0)
    throw new RosterError(
      'not_a_model_file',
      `${name} is empty: 0 bytes have arrived. Check the file and send it again`,
    )
  const { size } = partial
  const read = (offset: number, length: number) => partial.read(offset, Math.max(0, Math.min(length, size - offset)))
  const facts = await identifyFile({ size, read }, name)
  requireWhole(facts, name)
  return facts
}

function requireWhole({ isWhole, fault }: FileFacts, name: string): void {
  if (isWhole) return
  throw new RosterError('not_a_model_file', `${name} is not whole. ${fault ?? 'Check the file and send it again'}`)
}

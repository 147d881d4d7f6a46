// That a file is not what its name says, as an error whose reader knows what to do.
import { RosterError } from '../../core/errors.ts'

/** @param why what is wrong with the content, as the end of a sentence. */
export const notModel = (name: string, why: string, cause?: unknown): RosterError =>
  new RosterError('not_a_model_file', `${name} is not a model file: ${why}. Check where it came from and its name`, {
    cause,
  })

// A change of one field that has a command of its own.
import type { Model, ModelPatch } from '@roster/client'
import type { Command } from 'commander'
import { connect } from './connection.ts'
import { oneLine } from './terminal/text.ts'

/** @param told what is said of the model afterwards. */
export const changeModel = (command: Command, patch: ModelPatch, told: (model: Model) => string) =>
  command.argument('<id>', 'id, or a model key that one provider alone has').action(async (name: string) => {
    const { roster, show } = connect(command)
    const { value, etag } = await roster.models.read(name)
    show(await roster.models.update(value.id, patch, { ifMatch: etag }), (model) => oneLine(told(model)))
  })

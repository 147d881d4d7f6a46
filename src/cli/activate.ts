// `roster activate`: a model can be chosen again.
import { examples } from './arguments.ts'
import { changeModel } from './change-model.ts'
import type { Define } from './define.ts'

export const define: Define = (command) => {
  command.addHelpText('after', examples('roster activate gpt-4.1'))
  changeModel(command, { is_active: true }, ({ id }) => `${id} is active`)
}

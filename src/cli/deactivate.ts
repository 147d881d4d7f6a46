// `roster deactivate`: a model is kept, and chosen no more.
import { examples } from './arguments.ts'
import { changeModel } from './change-model.ts'
import type { Define } from './define.ts'

export const define: Define = (command) => {
  command.addHelpText('after', examples('roster deactivate gpt-4.1'))
  changeModel(command, { is_active: false }, ({ id }) => `${id} is inactive`)
}

// `roster default`: a model is the one to take for its modality and task.
import { examples } from './arguments.ts'
import { changeModel } from './change-model.ts'
import type { Define } from './define.ts'

export const define: Define = (command) => {
  command.addHelpText('after', examples('roster default musicgen-small'))
  changeModel(command, { is_default: true }, ({ id, modality, task }) => `${id} is the default for ${modality}/${task}`)
}

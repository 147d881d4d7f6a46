// `roster set`: changes fields of a model, against what was read a moment before.
import type { ModelPatch } from '@roster/client'
import { examples, nestedValuesOf } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { oneLine } from './terminal/text.ts'
import { differences, differenceText } from './terminal/values.ts'

const HELP = `
A value is JSON where it is JSON, else text. A dot leads into an object; "field=" and "field=null" clear a field.
${examples(
  'roster set sonnet-4 priority=10 display_name="Claude Sonnet 4"',
  'roster set sonnet-4 capabilities.context_window=200000 pricing.input_per_mtok=3 knowledge_cutoff=',
  `roster set sonnet-4 'tags=["fast","cheap"]' 'version="4"'`,
)}`

export const define: Define = (command) => {
  command
    .argument('<id>', 'id, or a model key that one provider alone has')
    .argument('<field=value...>')
    .addHelpText('after', HELP)
    .action(async (id: string, assignments: string[]) => {
      const patch: ModelPatch = nestedValuesOf(assignments)
      const { roster, show } = connect(command)
      const { value: before, etag } = await roster.models.read(id)
      const after = await roster.models.update(before.id, patch, { ifMatch: etag })
      show(after, () => {
        const changed = differences({ ...before, updated_at: null }, { ...after, updated_at: null })
        const lines = changed.map((each) => `  ${oneLine(differenceText(each))}`)
        return [oneLine(`${after.id} ${lines.length > 0 ? 'changed' : 'is as it was'}`), ...lines].join('\n')
      })
    })
}

// `roster resolve`: which model would run, with which parameters, within which limits, at what cost.
import type { ResolveRequest } from '@roster/client'
import { Option } from 'commander'
import { MODALITIES } from '../vocabulary/index.ts'
import { examples, given, valuesOf } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { UsageError } from './failure.ts'
import { resolutionText } from './resolution.ts'

interface Options {
  model?: string
  modality?: NonNullable<ResolveRequest['modality']>
  task?: string
  provider?: string
  input?: string[]
  requires?: string[]
  onLimit?: NonNullable<ResolveRequest['on_limit']>
  fallback?: boolean
  prefer?: NonNullable<ResolveRequest['prefer']>
}

const EXAMPLES = examples(
  'roster resolve --modality audio --task generation --input duration=12 "prompt=slow jazz"',
  'roster resolve --model musicgen-small --input duration=45 --on-limit clamp',
  'roster resolve --modality text --task chat --requires supports_tools=true context_window=100000 --prefer cost',
)

export const define: Define = (command) => {
  command
    .option('--model <id>', 'this one, instead of the best for a modality and task')
    .addOption(new Option('--modality <modality>', 'what it makes').choices(MODALITIES))
    .option('--task <task>', 'such as chat or generation')
    .option('--provider <id>', 'of this provider alone')
    .option('--input <key=value...>', 'parameters of the request')
    .option('--requires <key=value...>', 'capabilities: a number is a minimum')
    .addOption(new Option('--on-limit <how>', 'what happens to a value over a limit').choices(['reject', 'clamp']))
    .option('--fallback', 'let another candidate stand in for a named model')
    .addOption(new Option('--prefer <what>', 'what ranks the candidates').choices(['priority', 'cost']))
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const { roster, show } = connect(command)
      show(await roster.resolve(requestOf(options)), resolutionText)
    })
}

function requestOf({ input, requires, onLimit, ...same }: Options): ResolveRequest {
  if (!same.model && !(same.modality && same.task))
    throw new UsageError('roster resolve needs --model, or --modality and --task')
  return given({
    ...same,
    input: input && valuesOf(input),
    // The server says which values it takes.
    requires: requires && (valuesOf(requires) as NonNullable<ResolveRequest['requires']>),
    on_limit: onLimit,
  })
}

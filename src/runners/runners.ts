// Who runs what: one runner for each kind of provider.
import type { ProviderKind } from '../vocabulary/index.ts'
import { AnthropicRunner } from './anthropic/anthropic.ts'
import { type CommandOptions, CommandRunner } from './command/command.ts'
import { notConfigured } from './key.ts'
import { OpenAiRunner } from './openai/openai.ts'
import { ReplicateRunner } from './replicate/replicate.ts'
import type { CalledProvider, Runner } from './runner.ts'

export class Runners {
  readonly #runners: { readonly [Kind in ProviderKind]?: Runner }

  constructor(options: CommandOptions) {
    const { variables } = options
    this.#runners = {
      anthropic: new AnthropicRunner(variables),
      openAI: new OpenAiRunner(variables),
      replicate: new ReplicateRunner(variables),
      local: new CommandRunner(options),
    }
  }

  /** The runner of a provider that can be called. @throws RunnerError `not_configured`, before anything is sent. */
  of(provider: CalledProvider): Runner {
    const runner = this.#runners[provider.kind]
    if (!runner)
      throw notConfigured(`${provider.display_name} is of the kind "${provider.kind}", which nothing here can call`)
    runner.check(provider)
    return runner
  }
}

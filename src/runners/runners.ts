// Who runs what: one runner for each kind of provider.
import type { ProviderKind } from '../vocabulary/index.ts'
import { AnthropicRunner } from './anthropic/anthropic.ts'
import { type CommandOptions, CommandRunner } from './command/command.ts'
import { OpenAiRunner } from './openai/openai.ts'
import { ReplicateRunner } from './replicate/replicate.ts'
import type { Runner } from './runner.ts'

/** @returns the runner of a kind of provider; undefined where nothing here can call it. */
export function createRunners(options: CommandOptions): (kind: ProviderKind) => Runner | undefined {
  const { variables } = options
  const runners: { readonly [Kind in ProviderKind]?: Runner } = {
    anthropic: new AnthropicRunner(variables),
    openAI: new OpenAiRunner(variables),
    replicate: new ReplicateRunner(variables),
    local: new CommandRunner(options),
  }
  return (kind) => runners[kind]
}

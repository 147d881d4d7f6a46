// `roster completion`: a script that lets a shell complete commands and options. It is made once and starts no Node.
import { Argument, Command } from 'commander'
import { examples } from './arguments.ts'
import { type Completed, SHELLS, type Shell } from './completion-scripts.ts'
import type { Define } from './define.ts'
import { print } from './terminal/write.ts'

const HELP = examples(
  'roster completion bash > ~/.local/share/bash-completion/completions/roster',
  'roster completion zsh > ~/.zfunc/_roster',
  'roster completion fish > ~/.config/fish/completions/roster.fish',
)

export const define: Define = (command) => {
  command
    .addArgument(new Argument('<shell>').choices(Object.keys(SHELLS)))
    .addHelpText('after', HELP)
    .action(async (shell: Shell) => print(SHELLS[shell](await everything(command.parent))))
}

async function everything(program: Command | null): Promise<Completed> {
  const commands = (program?.commands ?? []).map(async (known) => {
    const name = known.name()
    const command = new Command(name)
    // By its name: a list of commands that this file imported would import this file again.
    const file: { define: Define } = await import(`./${name}.ts`)
    file.define(command)
    return { name, summary: known.description(), ...wordsOf(command) }
  })
  return { commands: await Promise.all(commands), options: ['--url', '--token', '--json', '--help'] }
}

const wordsOf = ({ options, commands, registeredArguments }: Command) => ({
  options: options.flatMap(({ long }) => (long ? [long] : [])),
  words: [...commands.map((each) => each.name()), ...registeredArguments.flatMap(({ argChoices = [] }) => argChoices)],
})

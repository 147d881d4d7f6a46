// Completion as each shell wants it: its commands, then for each command its options and the words that it knows.

export interface Completed {
  commands: { name: string; summary: string; options: string[]; words: string[] }[]
  /** Those of every command. */
  options: string[]
}

/** Every name is a word of ours without a quote in it; only summaries are text. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

export const SHELLS = {
  bash: ({ commands, options }: Completed): string => `# bash completion of roster
_roster() {
  local current=\${COMP_WORDS[COMP_CWORD]} command='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${commands.map(({ name }) => name).join('|')}) command=$word; break ;; esac
  done
  local words='${options.join(' ')}'
  case $command in
    '') words="$words ${commands.map(({ name }) => name).join(' ')}" ;;
${commands.map(({ name, options: own, words }) => `    ${name}) words="$words ${[...words, ...own].join(' ')}" ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -F _roster roster`,

  zsh: ({ commands, options }: Completed): string => `#compdef roster
_roster() {
  local -a known own
  local command='' word
  known=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(':', '\\:')}`)}`).join('\n')}
  )
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case $word in (${commands.map(({ name }) => name).join('|')}) command=$word; break ;; esac
  done
  case $command in
    ('') _describe 'command' known ;;
${commands.map(({ name, options: own, words }) => `    (${name}) own=(${[...words, ...own].join(' ')}) ;;`).join('\n')}
  esac
  compadd -- ${options.join(' ')} $own
  [[ -z $command ]] || _files
}
compdef _roster roster`,

  fish: ({ commands, options }: Completed): string =>
    [
      '# fish completion of roster',
      'complete -c roster -f -n __fish_use_subcommand',
      ...options.map((option) => `complete -c roster -l ${option.slice(2)}`),
      ...commands.map(
        ({ name, summary }) => `complete -c roster -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
      ),
      ...commands.flatMap(({ name, options: own, words }) => {
        const inIt = `complete -c roster -n '__fish_seen_subcommand_from ${name}'`
        return [
          ...own.map((option) => `${inIt} -l ${option.slice(2)}`),
          ...(words.length > 0 ? [`${inIt} -a '${words.join(' ')}'`] : []),
        ]
      }),
    ].join('\n'),
} satisfies Record<string, (completed: Completed) => string>

export type Shell = keyof typeof SHELLS

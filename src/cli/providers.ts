// `roster providers`: who runs models, and whether this server can call them.
import type { Provider } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { type Column, table } from './terminal/table.ts'

export const define: Define = (command) => {
  command.addHelpText('after', examples('roster providers', 'roster providers --json')).action(async () => {
    const { roster, show } = connect(command)
    show(await roster.providers.list(), ({ providers }) => table(COLUMNS, providers))
  })
}

const COLUMNS: readonly Column<Provider>[] = [
  { title: 'ID', cell: ({ id }) => id },
  { title: 'NAME', cell: ({ display_name }) => display_name },
  { title: 'KIND', cell: ({ kind }) => kind },
  { title: 'ADDRESS', cell: ({ base_url }) => base_url ?? '' },
  { title: 'KEY', cell: keyOf, style: ({ configured }) => (configured ? 'green' : 'yellow') },
  {
    title: 'STATE',
    cell: ({ is_active }) => (is_active ? 'active' : 'inactive'),
    style: ({ is_active }) => (is_active ? undefined : 'dim'),
  },
]

/** The name of the variable that holds it; the key itself never leaves the server. */
function keyOf({ api_key_env, configured }: Provider): string {
  if (!api_key_env) return ''
  return configured ? `${api_key_env} is set` : `${api_key_env} is not set`
}

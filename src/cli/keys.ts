// `roster keys`: API keys; how they are made and revoked.
import type { Key } from '@roster/client'
import { type Command, Option } from 'commander'
import { endOf, examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { localTime } from './terminal/numbers.ts'
import { type Column, table } from './terminal/table.ts'
import { note } from './terminal/write.ts'

interface AddOptions {
  role: 'user' | 'admin'
  expires?: string
}

export const define: Define = (command) => {
  command
    .addHelpText('after', examples('roster keys', 'roster keys add ci --expires 30d', 'roster keys revoke <id>'))
    .action(async () => {
      const { roster, show } = connect(command)
      show(await roster.keys.list(), ({ keys }) => table(COLUMNS, keys))
    })
  defineAdd(command.command('add').description('Make an API key; its secret is printed this once'))
  defineRevoke(command.command('revoke').description('Revoke an API key on every server'))
}

function defineAdd(command: Command): void {
  command
    .argument('<name>', 'who or what will use it')
    .addOption(new Option('--role <role>', 'what it may do').choices(['user', 'admin']).default('user'))
    .option(
      '--expires <when>',
      'how long it is good, such as 12h, 30d or 1y, or until when; for ever without it',
      endOf,
    )
    .addHelpText('after', examples('roster keys add ci', 'roster keys add deploy --role admin --expires 30d'))
    .action(async (name: string, { role, expires }: AddOptions) => {
      const { roster, show } = connect(command)
      const key = await roster.keys.create({ name, role, expires_at: expires ?? null })
      show(key, ({ secret }) => secret)
      note(`This is the only time that the secret is shown. "roster keys revoke ${key.id}" takes it back.`)
    })
}

function defineRevoke(command: Command): void {
  command
    .argument('<id>', 'as "roster keys" lists it')
    .addHelpText('after', examples('roster keys revoke 6f9619ff-8b86-4d01-b42d-00cf4fc964ff'))
    .action(async (id: string) => {
      const { roster } = connect(command)
      await roster.keys.revoke(id)
      note(`Revoked ${id}`)
    })
}

const COLUMNS: readonly Column<Key>[] = [
  { title: 'ID', cell: ({ id }) => id },
  { title: 'NAME', cell: ({ name }) => name },
  { title: 'ROLE', cell: ({ role }) => role },
  { title: 'SECRET', cell: ({ prefix }) => `${prefix}...` },
  { title: 'LAST USED', cell: ({ last_used_at }) => (last_used_at === null ? 'never' : localTime(last_used_at)) },
  {
    title: 'EXPIRES',
    cell: ({ expires_at }) => (expires_at === null ? 'never' : localTime(expires_at)),
    style: ({ expires_at }) => (expires_at !== null && Date.parse(expires_at) < Date.now() ? 'red' : undefined),
  },
]

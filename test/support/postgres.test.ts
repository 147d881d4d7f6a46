// The test database itself: a real server, an own database per file, nothing left behind.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, inject, it } from 'vitest'
import { createDatabase } from './postgres.ts'

const STARTER = `
  import { startPostgres } from ${JSON.stringify(new URL('postgres.ts', import.meta.url).href)}
  console.log((await startPostgres({ fsync: 'off' })).url)
  setInterval(() => {}, 1000)
`

async function query(url: string, statement: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<{ value: unknown }>(statement)).rows.map(({ value }) => value)
  } finally {
    await client.end()
  }
}

it('gives each caller an empty database of its own in UTF-8', async () => {
  const [first, second] = await Promise.all([1, 2].map(() => createDatabase(inject('postgresUrl'))))
  if (!first || !second) throw new Error('no database')
  await query(first.url, `create table "Straße" (value text)`)
  const tables = `select tablename as value from pg_tables where schemaname = 'public'`
  expect(await query(first.url, tables)).toEqual(['Straße'])
  expect(await query(second.url, tables)).toEqual([])
  await Promise.all([first.drop(), second.drop()])
  await expect(query(first.url, 'select 1 as value')).rejects.toThrow('does not exist')
})

it('orders text unlike code points unless asked, so that a forgotten COLLATE "C" is seen', async () => {
  const database = await createDatabase(inject('postgresUrl'))
  const letters = `(values ('a'), ('B')) as letters (value) order by value`
  expect(await query(database.url, `select value from ${letters}`)).toEqual(['a', 'B'])
  expect(await query(database.url, `select value from ${letters} collate "C"`)).toEqual(['B', 'a'])
  await database.drop()
})

it('stops the server even when the process that started it is killed', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', STARTER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = (await once(child.stdout, 'data')) as [Buffer]
  const port = Number(new URL(`${url}`.trim()).port)
  expect(await accepts(port)).toBe(true)
  child.kill('SIGKILL')
  await expect.poll(() => accepts(port), { timeout: 20_000 }).toBe(false)
})

async function accepts(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1')
  try {
    return await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
      setTimeout(5_000, false),
    ])
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

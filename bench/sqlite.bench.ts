// Changes per second on SQLite, one after another, against bare commits of one row to a file in the same folder.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SYSTEM } from '../src/core/actor.ts'
import { report } from './support/figure.ts'
import { environmentOf, fillDatabase, modelsOf, openQuietly } from './support/filled.ts'
import { temporaryFolder } from './support/folder.ts'
import { interleave } from './support/interleave.ts'
import { modelId } from './support/models.ts'
import { perSecond } from './support/units.ts'

const MODELS = 1000
const WRITES = 200
const ROUNDS = 9

const folder = temporaryFolder()
const environment = environmentOf(folder)
await fillDatabase(environment, MODELS)
const roster = await openQuietly(environment)
const models = modelsOf(roster)

const bare = new DatabaseSync(join(folder, 'bare.db'))
bare.exec('pragma journal_mode = wal; pragma synchronous = full; create table rows (id integer primary key, text text)')
const insert = bare.prepare('insert into rows (text) values (?)')

const rateOf = async (write: (index: number) => unknown) => {
  const started = performance.now()
  for (let index = 0; index < WRITES; index++) await write(index)
  return (WRITES / (performance.now() - started)) * 1000
}
let count = 0
const rates = await interleave(ROUNDS, {
  roster: () => rateOf((index) => models.update(SYSTEM, modelId(index), { priority: ++count }, 'merge')),
  bare: () => rateOf(() => insert.run('x'.repeat(1000))),
})
report({
  what: 'Changes on SQLite, one after another',
  figure: perSecond(rates.roster),
  against: `bare commits of node:sqlite ${perSecond(rates.bare)}`,
  ratio: rates.roster / rates.bare,
})
bare.close()
await roster.close()

// The three foreign catalogs: the real files from ROSTER_BENCH_DATA, else as many entries made of the fixtures.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObject, type JsonObject } from '../../src/core/record.ts'
import { ROOT } from './server.ts'

export interface ForeignFile {
  source: 'litellm' | 'models.dev' | 'openrouter'
  bytes: Uint8Array<ArrayBuffer>
  made: boolean
}

type Enlarge = (document: JsonObject) => JsonObject

/** As many entries as the real files have. */
const ENTRIES = { litellm: 2982, 'models.dev': 5276, openrouter: 336 }

const copies = <Item>(items: readonly Item[], count: number, copy: (item: Item, number: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => {
    const item = items[index % items.length] as Item
    const number = Math.floor(index / items.length)
    return number === 0 ? item : copy(item, number)
  })

const largerObject = (object: JsonObject, count: number): JsonObject =>
  Object.fromEntries(copies(Object.entries(object), count, ([key, value], number) => [`${key}-${number}`, value]))

const SOURCES: Record<ForeignFile['source'], { file: string; fixture: string; enlarge: Enlarge }> = {
  litellm: {
    file: 'litellm_model_prices_and_context_window.json',
    fixture: 'litellm.json',
    enlarge: ({ sample_spec, ...entries }) => largerObject(entries, ENTRIES.litellm),
  },
  'models.dev': {
    file: 'modelsdev_api.json',
    fixture: 'models.dev.json',
    enlarge: (providers) => {
      const share = Math.ceil(ENTRIES['models.dev'] / Object.keys(providers).length)
      const larger = Object.entries(providers).map(([id, provider]) => {
        const { models, ...rest } = provider as JsonObject
        return [id, { ...rest, models: isObject(models) ? largerObject(models, share) : models }]
      })
      return Object.fromEntries(larger)
    },
  },
  openrouter: {
    file: 'openrouter_models.json',
    fixture: 'openrouter.json',
    enlarge: ({ data, ...rest }) => {
      const list = copies(data as JsonObject[], ENTRIES.openrouter, (model, number) => ({
        ...model,
        id: `${model.id}-${number}`,
      }))
      return { ...rest, data: list }
    },
  },
}

export function foreignFiles(folder = process.env.ROSTER_BENCH_DATA): ForeignFile[] {
  return Object.entries(SOURCES).map(([source, { file, fixture, enlarge }]) => {
    const real = folder && join(folder, file)
    const made = !real || !existsSync(real)
    const text = readFileSync(made ? join(ROOT, 'test', 'fixtures', fixture) : real, 'utf8')
    const bytes = new TextEncoder().encode(made ? JSON.stringify(enlarge(JSON.parse(text))) : text)
    return { source: source as ForeignFile['source'], bytes, made }
  })
}

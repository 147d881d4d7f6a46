// Several servers write one manifest: what each was told is done stays done, whoever writes or dies beside it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { libraryEntry } from '../../../test/support/library.ts'
import { ManifestFile } from './file.ts'
import { readManifest, writeManifest } from './text.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-manifest-'))
  path = join(folder, 'installed-models.json')
})
afterEach(() => rm(folder, { recursive: true }))

const now = () => new Date()
const open = () => new ManifestFile(path, now)
const idsNow = async () => [...(await open().read()).keys()].sort()
const text = async () => readFile(path, 'utf8')

/** Adds models one after another, takes every third back, and says so after each. */
const WRITER = `
const [path, name, count, fileUrl, supportUrl] = process.argv.slice(1)
const { ManifestFile } = await import(fileUrl)
const { libraryEntry } = await import(supportUrl)
const file = new ManifestFile(path, () => new Date())
for (let n = 0; n < Number(count); n++) {
  const id = name + '-' + n
  await file.change((entries) => entries.set(id, libraryEntry(id)))
  console.log('added ' + id)
  if (n % 3) continue
  await file.change((entries) => entries.delete(id))
  console.log('removed ' + id)
}
`

function startWriter(name: string, count: number) {
  const urls = [new URL('./file.ts', import.meta.url), new URL('../../../test/support/library.ts', import.meta.url)]
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', WRITER]
  const words = [path, name, String(count), ...urls.map(({ href }) => href)]
  const child = spawn(process.execPath, [...flags, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  return { child, lines, ended: once(child, 'close') }
}

/** What is there after the writers' own words. */
function expectedOf(lines: readonly string[]): string[] {
  const ids = new Set<string>()
  for (const line of lines) {
    const [what, id = ''] = line.split(' ')
    if (what === 'added') ids.add(id)
    else ids.delete(id)
  }
  return [...ids].sort()
}

describe('several processes', () => {
  it('lose nothing of each other, neither what came nor what went', async () => {
    const writers = ['a', 'b', 'c'].map((name) => startWriter(name, 40))
    await Promise.all(writers.map(({ ended }) => ended))
    const expected = expectedOf(writers.flatMap(({ lines }) => lines))
    expect(expected).toHaveLength(3 * 26)
    expect(await idsNow()).toEqual(expected)
    expect(await readdir(folder)).toEqual(['installed-models.json'])
  })

  it('lose nothing where one is killed at any moment', async () => {
    const steady = startWriter('steady', 30)
    const told: string[] = []
    for (let round = 0; round < 4; round++) {
      const killed = startWriter(`killed${round}`, 1000)
      await once(createInterface({ input: killed.child.stdout }), 'line')
      await new Promise((resolve) => setTimeout(resolve, 20 + round * 17))
      killed.child.kill('SIGKILL')
      await killed.ended
      told.push(...killed.lines)
    }
    await steady.ended
    // What was asked for and not yet acknowledged may have happened or not: the last of each that was killed.
    const ids = new Set(await idsNow())
    const acknowledged = expectedOf([...steady.lines, ...told])
    const removed = [...steady.lines, ...told].filter((line) => line.startsWith('removed')).map((line) => line.slice(8))
    const lastOfKilled = new Set(told.filter((_, index) => isLastOf(told, index)).map((line) => line.split(' ')[1]))
    expect(acknowledged.filter((id) => !ids.has(id) && !lastOfKilled.has(id))).toEqual([])
    expect(removed.filter((id) => ids.has(id))).toEqual([])
  }, 60_000)
})

const isLastOf = (lines: readonly string[], index: number): boolean =>
  lines[index]?.split('-')[0]?.split(' ')[1] !== lines[index + 1]?.split('-')[0]?.split(' ')[1]

describe('a manifest', () => {
  it('holds what any order of changes by two servers leaves', async () => {
    const change = fc.record({
      server: fc.nat({ max: 1 }),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      what: fc.constantFrom('add', 'remove', 'verify'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), fc.boolean(), async (changes, isTogether) => {
        await rm(path, { force: true })
        const servers = [open(), open()]
        const expected = new Map<string, string>()
        const work = changes.map(({ server, id, what }) => async () => {
          await servers[server]?.change((entries) => {
            const entry = entries.get(id)
            if (what === 'add') entries.set(id, libraryEntry(id))
            else if (what === 'remove') entries.delete(id)
            else if (entry) entries.set(id, { ...entry, status: 'corrupt' })
          })
        })
        if (isTogether) {
          // At once, each model belongs to one server, so that the order in which servers come does not matter.
          const ids = Map.groupBy(changes.entries(), ([, { id }]) => id)
          await Promise.all(
            [...ids.values()].map(async (all) => {
              for (const [index] of all) await work[index]?.()
            }),
          )
        } else for (const each of work) await each()
        for (const { id, what } of changes) {
          if (what === 'add') expected.set(id, 'ok')
          else if (what === 'remove') expected.delete(id)
          else if (expected.has(id)) expected.set(id, 'corrupt')
        }
        const found = [...(await open().read())].map(([id, { status }]) => [id, status])
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
      }),
      { numRuns: 30 },
    )
  })

  it('is whole again after a server died between its claim and its move', async () => {
    await open().change((entries) => entries.set('first', libraryEntry('first')))
    const revision = Number(/"revision":(\d+)/.exec(await text())?.[1])
    const entries = new Map((await open().read()).entries()).set('late', libraryEntry('late'))
    const { lines } = await writeManifest({ revision: revision + 1, rest: {}, entries }, now())
    await writeFile(join(folder, `.installed-models.json.${revision + 1}.next`), lines.join('\n'))
    await open().change((present) => present.set('second', libraryEntry('second')))
    expect(await idsNow()).toEqual(['first', 'late', 'second'])
  }, 20_000)

  it('goes on where a server died while it wrote its claim', async () => {
    await open().change((entries) => entries.set('first', libraryEntry('first')))
    await writeFile(join(folder, '.installed-models.json.2.next'), '{"version":1,"rev')
    await open().change((present) => present.set('second', libraryEntry('second')))
    expect(await idsNow()).toEqual(['first', 'second'])
  }, 20_000)

  it('never puts a claim that came too late over what is newer', async () => {
    const others = open()
    for (const id of ['a', 'b']) await others.change((entries) => entries.set(id, libraryEntry(id)))
    const newer = await text()
    await rm(path)
    await open().change((entries) => entries.set('a', libraryEntry('a')))
    // It has read revision 1; others are at revision 2 before it claims, so that the name of revision 2 is free again.
    let isFirst = true
    await open().change((entries) => {
      if (isFirst) writeFileSync(path, newer)
      isFirst = false
      entries.set('c', libraryEntry('c'))
    })
    expect(await idsNow()).toEqual(['a', 'b', 'c'])
  })

  it('stays known while its volume is away, and is written again whole', async () => {
    const file = open()
    await file.change((entries) => entries.set('a', libraryEntry('a')))
    await rm(path)
    expect([...(await file.read()).keys()]).toEqual(['a'])
    await file.change((entries) => entries.set('b', libraryEntry('b')))
    expect(await idsNow()).toEqual(['a', 'b'])
  })

  it('is not written where nothing changes', async () => {
    const file = open()
    await file.change((entries) => entries.set('a', libraryEntry('a')))
    const before = await text()
    await file.change((entries) => entries.delete('b'))
    expect(await text()).toBe(before)
  })

  it('keeps what a newer version has added at any place, and reads what a person laid out anew', async () => {
    await open().change((entries) => entries.set('a', libraryEntry('a')))
    const manifest = JSON.parse(await text())
    manifest.collections = [{ name: 'mine' }]
    manifest.models[0].rating = 5
    manifest.models[0].files[0].blake3 = 'abc'
    await writeFile(path, JSON.stringify(manifest, null, 2))
    await open().change((entries) => entries.set('b', libraryEntry('b')))
    expect(JSON.parse(await text())).toMatchObject({
      collections: [{ name: 'mine' }],
      models: [{ id: 'a', rating: 5, files: [{ blake3: 'abc' }] }, { id: 'b' }],
    })
  })

  it('reads only the lines that changed', async () => {
    const entries = new Map(['a', 'b'].map((id) => [id, libraryEntry(id)]))
    const first = await writeManifest({ revision: 1, rest: {}, entries }, now())
    const changed = new Map(entries).set('b', libraryEntry('b', { status: 'missing' }))
    const { lines } = await writeManifest({ revision: 2, rest: {}, entries: changed }, now())
    const read = await readManifest(Buffer.from(lines.join('\n')), path, first.known)
    expect(read.entries.get('a')).toBe(entries.get('a'))
    expect(read.entries.get('b')?.status).toBe('missing')
  })

  it('is tidied of what servers that died have left, and of nothing else', async () => {
    const left = ['.installed-models.json.7.next', '.installed-models.json.x.partial', '.other.partial']
    for (const name of left) await writeFile(join(folder, name), '')
    for (const name of left) await utimes(join(folder, name), 1, 1)
    await writeFile(join(folder, '.installed-models.json.8.next'), '')
    await open().tidy()
    expect(await readdir(folder)).toEqual(['.installed-models.json.8.next', '.other.partial'])
  })
})

// Row 28: whatever an upstream calls its files, their names on the disk are ones that every system takes.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeRelativePath } from '../../library/index.ts'
import { diskNames } from './disk-names.ts'

const name = (path: string) => diskNames([path])[0]

describe('row 28: a name', () => {
  it.each([
    ['unet/model.safetensors', 'unet/model.safetensors'],
    ['con.safetensors', 'con_.safetensors'],
    ['AUX/model.safetensors', 'AUX_/model.safetensors'],
    ['nul', 'nul_'],
    ['COM1.txt', 'COM1_.txt'],
    ['lpt\u00b2.txt', 'lpt\u00b2_.txt'],
    ['console.txt', 'console.txt'],
    ['what? "this":that|*<x>.gguf', 'what_ _this__that___x_.gguf'],
    ['a\\b.gguf', 'a_b.gguf'],
    ['C:evil.gguf', 'C_evil.gguf'],
    ['a.gguf:stream', 'a.gguf_stream'],
    ['folder. /model.gguf', 'folder_/model.gguf'],
    ['a\u0000b\u202ec.gguf', 'a_b_c.gguf'],
    ['e\u0301.gguf', '\u00e9.gguf'],
    ['\ud800.gguf', '\ufffd.gguf'],
  ])('%j becomes %j', (path, safe) => {
    expect(name(path)).toBe(safe)
  })

  it.each(['../x', '/etc/passwd', 'a//b', 'a/./b', 'a/..', ''])(
    '%j, which leads out of its folder, is refused',
    (path) => {
      expect(() => diskNames([path])).toThrow(/leads out/)
    },
  )

  it('that is too long is cut, keeps its ending, and stays another than one that is cut alike', () => {
    const names = diskNames([`${'ä'.repeat(300)}1.safetensors`, `${'ä'.repeat(300)}2.safetensors`])
    for (const each of names) {
      expect(each).toMatch(/^ä+~[0-9a-f]{8}\.safetensors$/)
      expect(Buffer.byteLength(each)).toBeLessThanOrEqual(200)
    }
    expect(new Set(names).size).toBe(2)
  })

  it('that is another in its case alone is told apart, and so is one that becomes the same', () => {
    const paths = ['Model.gguf', 'model.gguf', 'vae/a?.json', 'vae/a*.json', 'straße.txt', 'STRASSE.txt', 'other.txt']
    const names = diskNames(paths)
    expect(new Set(names.map((each) => each.toUpperCase())).size).toBe(paths.length)
    expect(names[0]).toMatch(/^Model~[0-9a-f]{8}\.gguf$/)
    expect(names.at(-1)).toBe('other.txt')
    expect(diskNames(paths.toReversed())).toEqual(names.toReversed())
  })

  it('of any kind becomes one that the library takes; one that it takes already stays', () => {
    const segment = fc.oneof(
      fc.string({ minLength: 1, maxLength: 300, unit: 'binary' }),
      fc.constantFrom('nul', 'a. ', 'A', 'a'),
    )
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'))
    const isInside = (each: string) => !each.split('/').some((one) => one === '' || one === '.' || one === '..')
    fc.assert(
      fc.property(fc.uniqueArray(path.filter(isInside), { maxLength: 12 }), (paths) => {
        const names = diskNames(paths)
        for (const each of names) expect(safeRelativePath(each)).toBe(each)
        const files = new Set(names.map((each) => each.toUpperCase().toLowerCase()))
        expect(files.size).toBe(paths.length)
      }),
    )
  })
})

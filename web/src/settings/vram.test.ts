// A warning says what is known to be too little, and nothing where nobody knows.
import { expect, it } from 'vitest'
import { vramShortage } from './vram.ts'

const probe = (status: 'found' | 'none' | 'failed' | 'looking') => ({ status, source: null, detail: '', at: null })

it.each([
  ['a GPU with less than it needs', 16, 8, 'found', { kind: 'too-little', needs: 16, has: 8 }],
  ['a GPU with exactly what it needs', 16, 16, 'found', null],
  ['no GPU at all', 4, null, 'none', { kind: 'no-gpu', needs: 4 }],
  ['a GPU that shares the main memory', 4, null, 'found', null],
  ['a search that failed', 4, null, 'failed', null],
  ['a model that does not say what it needs', null, 8, 'found', null],
] as const)('%s', (_, needs, has, status, shortage) =>
  expect(vramShortage({ vram_requirement_gb: needs }, { vram_gb: has, gpu_probe: probe(status) })).toEqual(shortage),
)

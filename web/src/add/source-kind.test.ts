// What a pasted text is taken for while it is typed.
import { describe, expect, it } from 'vitest'
import { folderOf, sourceKindOf } from './source-kind.ts'

describe('a pasted text', () => {
  it.each([
    ['owner/name', 'huggingface'],
    ['owner/name:Q4_K_M', 'huggingface'],
    ['https://huggingface.co/owner/name/tree/main', 'huggingface'],
    ['hf://owner/name', 'huggingface'],
    [' <https://civitai.com/models/101055> ', 'civitai'],
    ['urn:air:sdxl:lora:civitai:328553@368189', 'civitai'],
    ['328553@368189', 'civitai'],
    ['https://models.example/a.safetensors', 'url'],
    ['/data/models', 'local'],
    ['C:\\models\\a.gguf', 'local'],
    ['~/models', 'local'],
    ['', null],
    ['flux', null],
    ['owner/', null],
  ] as const)('%s looks like %s', (text, kind) => {
    expect(sourceKindOf(text)).toBe(kind)
  })
})

it('a file is adopted with its folder', () => {
  expect(folderOf('/data/models/a.gguf', true)).toBe('/data/models')
  expect(folderOf('/a.gguf', true)).toBe('/')
  expect(folderOf(' /data/models ', false)).toBe('/data/models')
})

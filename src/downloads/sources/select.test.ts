// Which files of a repository are taken where nobody names them, in the layouts that repositories have.
import { describe, expect, it } from 'vitest'
import { mainWeights, selectFiles } from './select.ts'

const listed = (...paths: string[]) => paths.map((path, index) => ({ path, size: index + 1 }))
const chosen = (...paths: string[]) => selectFiles(listed(...paths), [], 'owner/name').files.map(({ path }) => path)

describe('a whole repository', () => {
  it('is one format of weights, the safest, with what stands beside it', () => {
    expect(
      chosen(
        'config.json',
        'model.safetensors',
        'pytorch_model.bin',
        'tf_model.h5',
        'flax_model.msgpack',
        'tokenizer.model',
      ),
    ).toEqual(['config.json', 'model.safetensors', 'tokenizer.model'])
    expect(chosen('config.json', 'pytorch_model.bin', 'training_args.bin', 'optimizer.pt')).toEqual([
      'config.json',
      'pytorch_model.bin',
    ])
  })

  it('takes the index of weights in several files with them alone', () => {
    const parts = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors']
    const bins = ['pytorch_model-00001-of-00001.bin', 'pytorch_model.bin.index.json']
    expect(chosen(...parts, 'model.safetensors.index.json', ...bins)).toEqual([
      ...parts,
      'model.safetensors.index.json',
    ])
  })

  it('takes no second precision of the same weights, and one where there is no other', () => {
    expect(chosen('unet/m.safetensors', 'unet/m.fp16.safetensors', 'vae/m.fp16.safetensors')).toEqual([
      'unet/m.safetensors',
      'vae/m.fp16.safetensors',
    ])
  })

  it('is a pipeline in folders, each in its own safest format, without the same in one file', () => {
    expect(
      chosen(
        'model_index.json',
        'sd.safetensors',
        'unet/m.safetensors',
        'unet/m.bin',
        'text_encoder/m.bin',
        'onnx/model.onnx',
      ),
    ).toEqual(['model_index.json', 'unet/m.safetensors', 'text_encoder/m.bin'])
  })

  it('is one of many quantizations, which is said, with its projector', () => {
    const { files, warnings } = selectFiles(
      listed(
        'm-Q8_0.gguf',
        'm-Q4_K_M.gguf',
        'mmproj-m-f16.gguf',
        'm-F16-00001-of-00002.gguf',
        'm-F16-00002-of-00002.gguf',
      ),
      [],
      'owner/name',
    )
    expect(files.map(({ path }) => path)).toEqual(['m-Q4_K_M.gguf', 'mmproj-m-f16.gguf'])
    expect(warnings).toEqual([expect.stringContaining('3 models in GGUF')])
    expect(chosen('m.Q8_0.gguf')).toEqual(['m.Q8_0.gguf'])
  })

  it('takes nothing hidden, and refuses a repository without weights', () => {
    expect(chosen('.cache/x.json', 'm.onnx')).toEqual(['m.onnx'])
    expect(() => chosen('README.md', 'data.parquet')).toThrow(/no weights that Roster knows/)
  })

  it('takes no name that leads out of its folder, and one that some systems cannot keep, for it gets another', () => {
    expect(chosen('m.safetensors', '../../evil.json')).toEqual(['m.safetensors'])
    expect(chosen('m.safetensors', 'con.json')).toEqual(['m.safetensors', 'con.json'])
    expect(() => chosen('m.safetensors', 'a/../../evil.json')).not.toThrow()
    expect(() => selectFiles(listed('a/../../m.safetensors'), ['a/../../m.safetensors'], 'owner/name')).toThrow(
      /leads out/,
    )
  })
})

describe('files that are named', () => {
  const files = listed('a/m.safetensors', 'a/m.bin', 'a/run.py', 'b[1].gguf', 'c-Q4_K_M.gguf')
  const named = (...wanted: string[]) => selectFiles(files, wanted, 'owner/name').files.map(({ path }) => path)

  it('are taken by path or pattern', () => {
    expect(named('a/m.bin')).toEqual(['a/m.bin'])
    expect(named('a/*')).toEqual(['a/m.safetensors', 'a/m.bin'])
    expect(named('*q4_k_m.gguf', 'b[1].gguf')).toEqual(['b[1].gguf', 'c-Q4_K_M.gguf'])
  })

  it('have to be there, and to be files of a model', () => {
    expect(() => named('a/none.bin')).toThrow('owner/name has no file a/none.bin')
    expect(() => named('none*')).toThrow(/no file that fits none\*/)
    expect(() => named('a/run.py')).toThrow(/no file of a model/)
  })
})

describe('the main weights', () => {
  it('are the denoiser, else the largest, and of several parts the first', () => {
    expect(mainWeights(listed('unet/m.safetensors', 'text_encoder/m.safetensors'))?.path).toBe('unet/m.safetensors')
    expect(mainWeights(listed('m-00001-of-00002.gguf', 'm-00002-of-00002.gguf', 'mmproj.gguf'))?.path).toBe(
      'm-00001-of-00002.gguf',
    )
    expect(mainWeights(listed('config.json'))).toBeUndefined()
  })
})

// Identification of one file, warm: against reading the same header and parsing its JSON, which nobody can do without.
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { identifyFile, openFileSource } from '../src/library/identify/index.ts'
import { ggufHeader } from '../test/support/gguf.ts'
import { stateDict, torchZip } from '../test/support/pickles.ts'
import { type Shapes, safetensorsHeader } from '../test/support/weights.ts'
import { atMost, report } from './support/figure.ts'
import { temporaryFolder } from './support/folder.ts'
import { interleave } from './support/interleave.ts'
import { milliseconds } from './support/units.ts'

const ROUNDS = 41
const CALLS = 20
const MOST_MS = 5

const folder = temporaryFolder()
const fixtures = new URL('../test/fixtures/keylists/', import.meta.url)

function shapesOf(list: string): Shapes {
  const shapes: Record<string, number[] | null> = JSON.parse(
    gunzipSync(readFileSync(new URL(`${list}.json.gz`, fixtures))).toString(),
  )
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, shape ?? [640, 640]]))
}

/** A file whose numbers take no room on the disk. */
function write(name: string, { bytes, size }: { bytes: Buffer; size: number }): string {
  const path = join(folder, name)
  const file = openSync(path, 'w')
  writeSync(file, bytes)
  ftruncateSync(file, size)
  closeSync(file)
  return path
}

const vocabulary = Array.from({ length: 150_000 }, (_, at) => `token-${at}`)
const layers = Array.from({ length: 400 }, (_, at) => [
  `blk.${at}.attn_q.weight`,
  { type: 12, dimensions: [4096, 4096] },
])
const gguf = ggufHeader({
  notes: { 'general.architecture': 'llama', 'general.file_type': 15, 'tokenizer.ggml.tokens': vocabulary },
  tensors: Object.fromEntries(layers),
})
const zip = torchZip(stateDict(shapesOf('aitoolkit_refiner_ldm')))

const files = [
  {
    what: 'FLUX LoRA, 912 tensors',
    path: write('lora.safetensors', safetensorsHeader(shapesOf('invokeai_flux_lora_kohya_format'))),
  },
  {
    what: 'SDXL refiner, 1,858 tensors',
    path: write('refiner.safetensors', safetensorsHeader(shapesOf('aitoolkit_refiner_ldm'))),
  },
]

async function identifyPath(path: string): Promise<void> {
  const source = await openFileSource(path)
  await identifyFile(source, path)
  await source.close()
}

async function readBare(path: string): Promise<void> {
  const file = await open(path, 'r')
  const prefix = Buffer.alloc(8)
  await file.read(prefix, 0, 8, 0)
  const header = Buffer.alloc(Number(prefix.readBigUInt64LE()))
  await file.read(header, 0, header.length, 8)
  JSON.parse(header.toString('utf8'))
  await file.close()
}

/** The least that a reader of GGUF can do: its words stand before its tensors. */
async function readHeader(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.read(Buffer.allocUnsafe(gguf.length), 0, gguf.length, 0)
  await file.close()
}

const perCall = (work: (path: string) => Promise<void>, path: string) => async () => {
  const started = performance.now()
  for (let call = 0; call < CALLS; call++) await work(path)
  return (performance.now() - started) / CALLS
}

for (const { what, path } of files) {
  const times = await interleave(ROUNDS, { identify: perCall(identifyPath, path), bare: perCall(readBare, path) })
  report({
    what: `Identify ${what}`,
    figure: milliseconds(times.identify),
    against: `header read and parsed ${milliseconds(times.bare)}`,
    ratio: times.identify / times.bare,
    target: atMost(times.identify, MOST_MS, 'ms'),
  })
}

const model = write('model.gguf', { bytes: gguf, size: gguf.length + 4e9 })
const archive = write('refiner.ckpt', { bytes: zip, size: zip.length })
const ofModel = await interleave(ROUNDS, { identify: perCall(identifyPath, model), bare: perCall(readHeader, model) })
const { archive: ofArchive } = await interleave(ROUNDS, { archive: perCall(identifyPath, archive) })
report({
  what: 'Identify GGUF with 150,000 words, 400 tensors',
  figure: milliseconds(ofModel.identify),
  against: `header read ${milliseconds(ofModel.bare)}`,
  ratio: ofModel.identify / ofModel.bare,
  target: atMost(ofModel.identify, MOST_MS, 'ms'),
})
// Without a target: a pickle has no header, so all of it is walked.
report({ what: 'Walk a torch archive, 1,858 tensors', figure: milliseconds(ofArchive) })

// A runner command: makes a WAV file of so many seconds, and tells how far it is. No model is in it, so that it runs anywhere;
// put the call of yours where the samples are made. Run by Node 24 as it is: ROSTER_RUNNER_COMMAND="node /path/to/sound-runner.ts"
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Request {
  version: 1
  action: 'run' | 'load' | 'unload'
  /** The same for every try of one job. */
  id: string
  /** Where files go. It is removed afterwards. */
  folder: string
  model: {
    id: string
    model_key: string
    /** Absolute paths; null for a model that is not installed here. */
    weights: { folder: string; files: string[] } | null
    capabilities: { sample_rate?: number | null }
  }
  parameters: { prompt?: string; duration?: number; seed?: number }
}

const say = (message: object) => console.log(JSON.stringify(message))

const request: Request = JSON.parse(readFileSync(0, 'utf8'))
if (request.action === 'run') run(request)

function run({ folder, model, parameters }: Request): void {
  const { prompt = '', duration = 3 } = parameters
  const rate = model.capabilities.sample_rate ?? 32_000
  const samples = new Int16Array(Math.round(duration * rate))
  const pitches = [...(prompt || 'a')].map((letter) => 220 * 2 ** (((letter.codePointAt(0) ?? 0) % 24) / 12))
  for (let index = 0; index < samples.length; index++) {
    const seconds = index / rate
    const pitch = pitches[Math.floor(seconds * 4) % pitches.length] ?? 440
    samples[index] = Math.round(Math.sin(2 * Math.PI * pitch * seconds) * 0.3 * 32_767)
    if (index % rate === 0) say({ type: 'progress', fraction: index / samples.length, text: `${seconds} s` })
  }
  writeFileSync(join(folder, 'sound.wav'), wav(samples, rate))
  say({ type: 'result', files: [{ path: 'sound.wav', content_type: 'audio/wav' }], usage: { seconds: duration } })
}

/** 16 bits, one channel. */
function wav(samples: Int16Array, rate: number): Buffer {
  const data = Buffer.from(samples.buffer)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

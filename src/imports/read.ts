// Reads a foreign catalog in a thread of its own.
import { Worker } from 'node:worker_threads'
import type { ProviderFacts } from '../catalog/contract.ts'
import { RosterError } from '../core/errors.ts'
import type { SourceId } from './contract.ts'
import type { Incoming } from './difference.ts'
import type { ParsedPresets } from './presets/parse.ts'
import type { Message, Task } from './reader.ts'
import type { Skipped } from './source.ts'

export interface ForeignCatalog {
  models: Incoming[]
  providers: ProviderFacts[]
  skipped: Skipped[]
}

/** @throws RosterError `invalid` that names the entry which cannot be read. */
export async function readForeign(
  source: SourceId,
  bytes: Uint8Array<ArrayBuffer>,
  onProgress: (done: number, total: number) => void,
): Promise<ForeignCatalog> {
  const models: Incoming[] = []
  const end = await inThread({ source, bytes }, 'end', (message) => {
    if (message.kind !== 'models') return
    models.push(...message.models)
    onProgress(models.length, message.total)
  })
  return { providers: end.providers, skipped: end.skipped, models }
}

/** @throws RosterError `invalid` that names the preset which cannot be read. */
export async function readPresets(bytes: Uint8Array<ArrayBuffer>): Promise<ParsedPresets> {
  const { presets, skipped } = await inThread({ source: 'presets', bytes }, 'presets')
  return { presets, skipped }
}

type Last = 'end' | 'presets'

/** Runs the reader to its last message, which is of this kind. */
async function inThread<Kind extends Last>(
  task: Task & { bytes: Uint8Array<ArrayBuffer> },
  last: Kind,
  onMessage: (message: Message) => void = () => {},
): Promise<Extract<Message, { kind: Kind }>> {
  const transferList = [task.bytes.buffer]
  const worker = new Worker(new URL('./reader.ts', import.meta.url), { workerData: task, transferList })
  try {
    return await new Promise((resolve, reject) => {
      worker.on('error', reject)
      worker.on('message', (message: Message) => {
        if (message.kind === last) resolve(message as Extract<Message, { kind: Kind }>)
        else if (message.kind === 'refused') reject(new RosterError('invalid', message.message))
        else if (message.kind === 'failed') reject(new Error(message.message))
        else onMessage(message)
      })
    })
  } finally {
    await worker.terminate()
  }
}

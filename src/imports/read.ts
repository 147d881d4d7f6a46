// Reads a foreign catalog in a thread of its own.
import { Worker } from 'node:worker_threads'
import type { ProviderFacts } from '../catalog/contract.ts'
import { RosterError } from '../core/errors.ts'
import type { SourceId } from './contract.ts'
import type { Incoming } from './difference.ts'
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
  const task: Task = { source, bytes }
  const worker = new Worker(new URL('./reader.ts', import.meta.url), { workerData: task, transferList: [bytes.buffer] })
  try {
    return await new Promise((resolve, reject) => {
      const models: Incoming[] = []
      worker.on('error', reject)
      worker.on('message', (message: Message) => {
        if (message.kind === 'models') {
          models.push(...message.models)
          onProgress(models.length, message.total)
        } else if (message.kind === 'end') resolve({ ...message, models })
        else
          reject(message.kind === 'refused' ? new RosterError('invalid', message.message) : new Error(message.message))
      })
    })
  } finally {
    await worker.terminate()
  }
}

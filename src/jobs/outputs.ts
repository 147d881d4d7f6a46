// Text and embeddings are kept in the row of their job, and files by the address that their provider gave.
import { type Output, RunnerError } from '../runners/index.ts'
import type { JobOutput } from './contract.ts'
import type { Outputs } from './parts.ts'

export const linkedOutputs: Outputs = {
  async keep(_jobId: string, output: Output): Promise<JobOutput> {
    if ('text' in output) return { text: output.text }
    if ('embedding' in output) return { embedding: [...output.embedding] }
    const files = output.files.map((file) => {
      if (!('url' in file)) throw new RunnerError('failed', 'The provider made a file that has no address')
      return { url: file.url, content_type: file.contentType, size_bytes: null }
    })
    return { files }
  },
  async remove() {},
}

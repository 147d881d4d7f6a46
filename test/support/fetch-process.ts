// A process that brings one file with the engine alone and publishes it. It is there to be killed.
import {
  createUpstream,
  type FetchRequest,
  type PublishRequest,
  partialPath,
  type UpstreamOptions,
  type WantedFile,
} from '../../src/downloads/engine/index.ts'

export interface FetchTask {
  root: string
  final: string
  url: string
  key: string
  file: Omit<WantedFile, 'origin'>
  options: UpstreamOptions
}

if (process.send) {
  process.once('message', (task: FetchTask) => {
    bring(task).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
  process.send('ready')
}

async function bring({ root, final, url, key, file, options }: FetchTask): Promise<void> {
  const upstream = createUpstream(options)
  const origin: WantedFile['origin'] = {
    key,
    url: new URL(url),
    authorization: undefined,
    trust: 'endpoint',
    refusal: ({ status }) => {
      throw new Error(`the hub answered ${status}`)
    },
  }
  const partial = partialPath(final, key)
  const request: FetchRequest = {
    file: { ...file, origin },
    partial,
    final,
    root,
    signal: new AbortController().signal,
  }
  const fetched = await upstream.fetchFile(request)
  process.send?.('fetched')
  const publishing: PublishRequest = { partial, final, root, fetched }
  await upstream.publish(publishing)
}

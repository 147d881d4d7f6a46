// Unpacks an answer that is packed although it was asked not to be: its size and its ranges mean nothing, its bytes do.
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
import { RosterError } from '../../../core/errors.ts'
import type { Body, Reply } from '../http/exchange.ts'

const DECODERS: Readonly<Record<string, () => ReturnType<typeof createGunzip>>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
}

/** @throws RosterError upstream for a way of packing that nobody knows */
export function decoderOf(encoding: string, { body }: Reply): Pick<Body, 'pour'> {
  const create = DECODERS[encoding.toLowerCase()]
  if (!create) {
    body.drop()
    throw new RosterError('upstream', `The server packs its answer in a way that is not known (${encoding})`)
  }
  return {
    pour: async (sink) => {
      const decoder = create()
      const unpacked = Promise.withResolvers<void>()
      unpacked.promise.catch(() => undefined)
      decoder.on('data', (chunk: Buffer) => void sink(chunk))
      decoder.on('end', unpacked.resolve)
      decoder.on('error', (error) => {
        const fault = new RosterError('upstream', 'The server packs its answer wrongly; try again later', {
          cause: error,
        })
        unpacked.reject(fault)
        body.drop(fault)
      })
      decoder.on('drain', () => body.resume())
      try {
        await body.pour((chunk) => decoder.write(chunk))
      } catch (error) {
        decoder.destroy()
        throw error
      }
      decoder.end()
      await unpacked.promise
    },
  }
}

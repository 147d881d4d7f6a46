// The certificate and its key: read at the start, and again when their files change, so that a renewal needs no restart.
import { readFileSync, statSync } from 'node:fs'
import type { Server } from 'node:https'
import { createSecureContext } from 'node:tls'
import { StartError, type TlsFiles } from '../core/environment.ts'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'

/** Asked of the files themselves: those who renew replace a file, a folder or a link, each in its own way. */
const LOOK_MS = 2000

interface Pair {
  cert: string
  key: string
}

/** @throws StartError with a sentence for whoever set the variables. */
export function readCertificate(files: TlsFiles): Pair {
  const read = (name: string, file: string) => {
    try {
      return readFileSync(file, 'utf8')
    } catch (error) {
      throw new StartError(`Cannot read ${name}: ${messageOf(error)}.`)
    }
  }
  const pair = { cert: read('TLS_CERT', files.cert), key: read('TLS_KEY', files.key) }
  try {
    createSecureContext(pair)
    return pair
  } catch (error) {
    const what = `TLS_CERT (${files.cert}) and TLS_KEY (${files.key}) are not a certificate and its key in PEM`
    throw new StartError(`${what}: ${messageOf(error)}.`)
  }
}

/** Gives the server each new pair. One that does not fit, such as half of a renewal, leaves the old one in place. */
export function followCertificate(server: Pick<Server, 'setSecureContext'>, files: TlsFiles, log: Log): () => void {
  let seen = stateOf(files)
  const look = () => {
    const now = stateOf(files)
    if (now === seen) return
    seen = now
    try {
      server.setSecureContext(readCertificate(files))
      log.info('The certificate was renewed and is in use')
    } catch (error) {
      log.warn(`The certificate has changed and cannot be used, so the one before stays: ${messageOf(error)}`)
    }
  }
  const timer = setInterval(look, LOOK_MS).unref()
  return () => clearInterval(timer)
}

const stateOf = ({ cert, key }: TlsFiles): string =>
  [cert, key]
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((stat) => (stat ? `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeMs}` : 'none'))
    .join()

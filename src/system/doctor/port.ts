// Whether the server could listen where it is told to.
import { createServer } from 'node:net'
import type { Environment } from '../../core/environment.ts'
import { isObject } from '../../core/record.ts'
import type { Finding } from './contract.ts'
import { ok, problem } from './finding.ts'

export function checkPort({ host, port }: Environment): Promise<Finding> {
  const place = `${host}:${port}`
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => {
      const isTaken = isObject(error) && error.code === 'EADDRINUSE'
      const sentence = isTaken ? `Another program uses ${place}` : `${place} cannot be had: ${error.message}`
      resolve(problem('port', sentence, isTaken ? 'Stop it, or set PORT' : 'Set HOST and PORT'))
    })
    server.listen(port, host, () => server.close(() => resolve(ok('port', `${place} is free`))))
  })
}

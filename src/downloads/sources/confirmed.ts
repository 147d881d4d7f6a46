// What the upstream's own scan calls dangerous is not fetched unless a person has said so.
import { RosterError } from '../../core/errors.ts'
import type { Plan } from './planned.ts'

/** @throws RosterError not_a_model_file where a file is called unsafe and nobody has confirmed it. */
export function requireConfirmed({ files }: Pick<Plan, 'files'>, confirmUnsafe: boolean): void {
  const unsafe = files.find(({ verdict }) => verdict.status === 'unsafe')
  if (!unsafe || confirmUnsafe) return
  const found = unsafe.verdict.detail ? ` (${unsafe.verdict.detail})` : ''
  throw new RosterError(
    'not_a_model_file',
    `The scan of its own site calls ${unsafe.path} unsafe${found}: it may run code of a stranger here. ` +
      'Look for the model as safetensors; whoever wants this file all the same confirms it with "confirm_unsafe": true',
  )
}

/** @throws RosterError gated or unauthorized, where something keeps the files from whoever asked. */
export function requireOpen({ gate }: Pick<Plan, 'gate'>): void {
  if (gate) throw new RosterError(gate.code, gate.message)
}

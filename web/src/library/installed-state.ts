// What is to be said of an installed model: how its files are, or how far their hashing is.
import type { InstalledModel, Verification } from '@roster/client'
import { INSTALLED } from '../texts/models.ts'

export interface InstalledState {
  text: string
  tone: 'plain' | 'good' | 'warn' | 'bad'
  isVerifying: boolean
}

const TONES: Readonly<Record<InstalledModel['status'], InstalledState['tone']>> = {
  ok: 'good',
  unverified: 'plain',
  missing: 'bad',
  corrupt: 'bad',
  quarantined: 'bad',
}

export function installedState(installed: InstalledModel, verification: Verification | undefined): InstalledState {
  if (verification?.status === 'running' && verification.current?.id === installed.id) {
    const { bytes_done, bytes_total } = verification
    const percent = bytes_total === 0 ? 0 : Math.floor((100 * bytes_done) / bytes_total)
    return { text: INSTALLED.verifying(percent), tone: 'plain', isVerifying: true }
  }
  return { text: INSTALLED[installed.status], tone: TONES[installed.status], isVerifying: false }
}

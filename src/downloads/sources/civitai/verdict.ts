// What CivitAI's scans for malware say of a file.
import type { Verdict } from '../planned.ts'
import type { CivitaiFile } from './answers.ts'

export function verdictOf(file: CivitaiFile): Verdict {
  const results = [file.pickleScanResult, file.virusScanResult]
  const detail = [file.pickleScanMessage, file.virusScanMessage].filter(Boolean).join('; ').slice(0, 300)
  if (results.includes('Danger')) return { status: 'unsafe', detail: detail || 'CivitAI calls it dangerous' }
  if (results.includes('Pending')) return { status: 'pending', detail: null }
  const isSafe = results.every((result) => result === 'Success')
  return isSafe ? { status: 'safe', detail: null } : { status: 'unknown', detail: detail || null }
}

// Calls and attempts as jobs make them, for tests of runners.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Attempt, Call } from '../../src/runners/index.ts'

/** A key that must never be seen where it was not sent to. */
export const KEY = 'r8_TheKeyThatNobodyMaySee1234567890'

type Parts = { [Part in keyof Call]?: Partial<Call[Part]> }

export function callOf({ provider, model, parameters = {} }: Parts): Call {
  return {
    provider: {
      ...{ id: 'acme', display_name: 'Acme', kind: 'openAI' as const, base_url: null },
      ...{ auth_scheme: 'bearer' as const, api_key_env: 'ACME_API_KEY' },
      ...provider,
    },
    model: {
      ...{ id: 'the-model', model_key: 'the-key', version: null, endpoint_path: null, output_format: null },
      ...{ modality: 'text' as const, task: 'chat', capabilities: {}, input_defaults: {}, pricing: {} },
      ...model,
    },
    parameters,
  }
}

export interface TestAttempt extends Attempt {
  references: string[]
  seen: { fraction?: number; text?: string }[]
  written: string[]
  abort(reason: Error): void
  remove(): void
}

export function attemptOf(options: { streams?: boolean } = {}): TestAttempt {
  const controller = new AbortController()
  const references: string[] = []
  const seen: { fraction?: number; text?: string }[] = []
  const written: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'roster-attempt-'))
  return {
    signal: controller.signal,
    idempotencyKey: 'job-1',
    folder,
    started: async (reference) => void references.push(reference),
    progress: (progress) => void seen.push(progress),
    onText: options.streams ? (delta) => void written.push(delta) : undefined,
    ...{ references, seen, written },
    abort: (reason) => controller.abort(reason),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

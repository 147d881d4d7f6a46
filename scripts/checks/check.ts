// What a check is, and how one runs a tool of node_modules.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** The root of the repository that is checked: the one that this file lies in. */
export const ROOT = resolve(import.meta.dirname, '../..')

/** What a check has found. */
export type Findings = {
  /** Text that says what is wrong; empty when nothing is. */
  problems: string
  /** How much it has looked at, where a check that looks at nothing would pass too. */
  seen?: string
}

export type Check = {
  name: string
  /** What a person does when it fails. */
  remedy: string
  run: () => Promise<Findings>
}

type Output = { code: number; stdout: string; stderr: string }

/** Runs a script on the Node that runs us, so that a check never depends on which Node comes first in PATH. */
export function runNode(script: string, ...args: string[]): Promise<Output> {
  return new Promise((resolveOutput, reject) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }
    const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolveOutput({ code: code ?? 1, stdout, stderr }))
  })
}

/** The findings of a tool that prints its problems and exits with another code than 0. */
export async function findingsOf(script: string, ...args: string[]): Promise<Findings> {
  const { code, stdout, stderr } = await runNode(script, ...args)
  if (code === 0) return { problems: '' }
  return { problems: `${stdout}${stderr}`.trim() || `${script} ended with code ${code} and said nothing` }
}

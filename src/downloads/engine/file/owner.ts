// Who holds a partial: a process, told apart from a later one with the same number and from those on other machines.
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'

export const Owner = z.object({
  pid: z.int(),
  /** When the process began, in the system's own count; "" where it does not tell. */
  started: z.string(),
  /** The machine, its start and its world of processes: containers may share a name. */
  machine: z.string(),
})
export type Owner = z.infer<typeof Owner>

const read = (path: string): string => {
  try {
    return path.endsWith('/pid') ? readlinkSync(path) : readFileSync(path, 'utf8').trim()
  } catch {
    // Only Linux tells it so.
    return ''
  }
}

/** The 22nd field of Linux's `stat`; the name before it may hold anything but a last parenthesis. */
const startOf = (pid: number): string => read(`/proc/${pid}/stat`).split(') ').pop()?.split(' ')[19] ?? ''

let machine: string | undefined
const thisMachine = (): string => {
  machine ??= [hostname(), read('/proc/sys/kernel/random/boot_id'), read('/proc/self/ns/pid')].join(' ')
  return machine
}

export const thisProcess = (): Owner => ({ pid: process.pid, started: startOf(process.pid), machine: thisMachine() })

/** Whether an owner has ended for certain. One on another machine can only be watched. */
export function isDead(owner: Owner): boolean {
  if (owner.machine !== thisMachine()) return false
  return !isRunning(owner.pid) || startOf(owner.pid) !== owner.started
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // One of somebody else's runs nevertheless.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

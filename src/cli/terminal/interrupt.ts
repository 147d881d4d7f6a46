// Ctrl-C as something that a command can answer, instead of its end.
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Runs `work` with a signal that Ctrl-C aborts; a second Ctrl-C ends the process as ever. */
export async function interruptible<Result>(work: (interrupted: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController()
  const interrupt = () => controller.abort()
  for (const signal of SIGNALS) process.once(signal, interrupt)
  try {
    return await work(controller.signal)
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt)
  }
}

// `roster verify`: hashes installed files again; Ctrl-C pauses it at the server.
import { setTimeout as pause } from 'node:timers/promises'
import type { Roster, Verification } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { EXIT, Failure } from './failure.ts'
import { interruptible } from './terminal/interrupt.ts'
import { bytes, count, duration } from './terminal/numbers.ts'
import { Progress } from './terminal/progress.ts'
import { fields } from './terminal/table.ts'
import { note } from './terminal/write.ts'

const POLL_MS = 250
const FORMAT = 'reading [{bar}] {percentage}% {size} {speed} {left}'

export const define: Define = (command) => {
  command
    .argument('[ids...]', 'ids of installed models; all of them without it')
    .option('--resume', 'go on with a verification that is paused')
    .addHelpText('after', examples('roster verify', 'roster verify sdxl-turbo', 'roster verify --resume'))
    .action(async (ids: string[], { resume = false }: { resume?: boolean }) => {
      const { roster, show } = connect(command)
      const started = resume
        ? await roster.library.resumeVerification()
        : await roster.library.verify(ids.length > 0 ? ids : null)
      const result = await watch(roster, started)
      show(result, resultText)
      for (const { id, path, detail } of result.problems) note(`${id}: ${path}: ${detail}`)
      if (result.status === 'paused') throw new Failure('Paused; "roster verify --resume" goes on', EXIT.interrupted)
      if (result.problems.length > 0) throw new Failure('Not every file is what it was')
    })
}

function watch(roster: Roster, started: Verification): Promise<Verification> {
  const progress = new Progress(FORMAT)
  return interruptible(async (interrupted) => {
    for (let state = started; ; state = await roster.library.readVerification()) {
      if (state.status !== 'running') return state
      progress.show(state.bytes_done, state.bytes_total, {
        size: `${bytes(state.bytes_done)} of ${bytes(state.bytes_total)}`,
        speed: state.speed === null ? '' : `${bytes(state.speed)}/s`,
        left: state.eta === null ? '' : `${duration(state.eta)} left`,
      })
      // Being interrupted is no failure of the pause: what follows looks at it.
      await pause(POLL_MS, undefined, { signal: interrupted }).catch(() => {})
      if (interrupted.aborted) return roster.library.pauseVerification()
    }
  }).finally(() => progress.end())
}

const resultText = ({ models_done, bytes_done, ok, corrupt, missing }: Verification): string =>
  fields([
    ['models', count(models_done)],
    ['read', bytes(bytes_done)],
    ['ok', count(ok)],
    ['corrupt', count(corrupt)],
    ['missing', count(missing)],
  ])

// The entry of the CLI: runs one command and turns what it threw into a sentence and an exit code.
import { exitCodeOf, explain } from './failure.ts'
import { createProgram } from './program.ts'
import { note } from './terminal/write.ts'

/** Whoever reads our output may have had enough of it, as `head` has. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const words = process.argv.slice(2)
try {
  const program = await createProgram(words)
  await program.parseAsync(words, { from: 'user' })
} catch (error) {
  for (const line of explain(error)) note(line)
  process.exitCode = exitCodeOf(error)
}

// The states of one thing that goes on, as its server-sent events tell them.
import { errorOf } from './error.ts'
import { linesOf } from './lines.ts'

/** Asks when the first state is wanted. @throws RosterError where the server refuses. */
export async function* statesOf<State>(ask: () => Promise<{ response: Response }>): AsyncGenerator<State> {
  const { response } = await ask()
  const error = await errorOf(response)
  if (error) throw error
  if (!response.body) return
  for await (const line of linesOf(response.body))
    if (line.startsWith('data:')) yield JSON.parse(line.slice('data:'.length)) as State
}

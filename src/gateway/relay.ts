// Answers of providers that speak OpenAI's API: handed on as they come, and read only for what they count.
import { isObject, type JsonObject } from '../core/record.ts'
import type { Usage } from '../pricing/index.ts'
import { ChatUsage, clean, countedByChat, wrongShape } from '../runners/index.ts'
import type { Answered } from './provider.ts'

/** What a stream has told by its end. */
export interface Told {
  usage: Usage
}

/** Where one event ends and the next begins. */
const BOUNDARY = /\r?\n\r?\n/g
const DONE = 'data: [DONE]'
/** What has to be looked at; a usage of null stands in every piece. */
const TELLS = /"usage":\s*\{|"error"/

interface Streaming {
  answered: Answered
  told: Told
  /** Whether the caller asked for the usage as well; else what was asked for on their behalf is kept from them. */
  wantsUsage: boolean
  /** What is said before the end. */
  ending: () => string
}

/** Events as text, whole ones. @throws RunnerError where the stream breaks off, or ends before it should. */
export async function* relayed({ answered, told, wantsUsage, ending }: Streaming): AsyncGenerator<string> {
  const { asked } = answered
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of answered.chunks()) {
    const text = rest + decoder.decode(chunk, { stream: true })
    const end = endOfEvents(text)
    rest = text.slice(end)
    if (rest.length > 64 * 1024 * 1024) throw wrongShape(asked, 'an event that does not end')
    const events = text.slice(0, end)
    if (events === '') continue
    // Nearly every chunk has nothing to be looked at: to go through it event by event would be most of the work.
    const isPlain = !TELLS.test(events) && !events.includes(DONE)
    const passed = isPlain ? events : eventsOf(events, told, wantsUsage, answered).join('')
    const done = isPlain ? -1 : passed.indexOf(DONE)
    if (done < 0) {
      if (passed !== '') yield passed
      continue
    }
    yield `${passed.slice(0, done)}${ending()}${passed.slice(done)}`
    return
  }
  throw wrongShape(asked, 'half an answer: the stream ended before the model did')
}

/** How much of a text is whole events. */
function endOfEvents(text: string): number {
  const [plain, other] = [text.lastIndexOf('\n\n'), text.lastIndexOf('\r\n\r\n')]
  return Math.max(plain < 0 ? 0 : plain + 2, other < 0 ? 0 : other + 4)
}

/** @throws RunnerError for an error that the provider tells in the middle. */
function eventsOf(text: string, told: Told, wantsUsage: boolean, { asked }: Answered): string[] {
  const events = text.split(BOUNDARY).filter(Boolean)
  return events.flatMap((event) => {
    if (!TELLS.test(event)) return [`${event}\n\n`]
    const data = dataOf(event)
    if (isObject(data) && data.error) {
      const message = isObject(data.error) ? data.error.message : data.error
      throw wrongShape(asked, `an error on the way: ${clean(String(message), [asked.key])}`)
    }
    const usage = usageIn(data)
    if (usage) told.usage = usage
    const isOwn = usage && !wantsUsage && isObject(data) && Array.isArray(data.choices) && data.choices.length === 0
    return isOwn ? [] : [`${event}\n\n`]
  })
}

function dataOf(event: string): unknown {
  const lines = event.split(/\r?\n/).filter((line) => line.startsWith('data:'))
  const text = lines.map((line) => line.slice('data:'.length).trimStart()).join('\n')
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // What is malformed is handed on: the client says so of it, as it would without a gateway.
    return undefined
  }
}

function usageIn(data: unknown): Usage | undefined {
  const said = isObject(data) && isObject(data.usage) ? ChatUsage.safeParse(data.usage).data : undefined
  return said && countedByChat(said)
}

/** An answer that came whole. @param holds the member that it must have. @throws RunnerError where it is something else. */
export async function relayedWhole(
  answered: Answered,
  holds: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; body: JsonObject; usage: Usage }> {
  const bytes = await answered.bytes()
  const body = parsed(bytes.toString('utf8'))
  if (!isObject(body))
    throw wrongShape(answered.asked, bytes.length === 0 ? 'nothing' : 'something that is no JSON object')
  if (!Array.isArray(body[holds])) throw wrongShape(answered.asked, `an answer without ${holds}`)
  return { bytes, body, usage: usageIn(body) ?? {} }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The caller is told above.
    return undefined
  }
}

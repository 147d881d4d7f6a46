// A provider that answers a chat at once, whole or as a stream: what a gateway adds is measured above it. Plain JavaScript,
// so that nothing has to be stripped of it.
import { createServer } from 'node:http'

const usage = { prompt_tokens: 12, completion_tokens: 40, total_tokens: 52 }
const facts = { id: 'chatcmpl-1', created: 1_700_000_000, model: 'bench' }
const text = 'The quick brown fox jumps over the lazy dog. '.repeat(4)
const whole = Buffer.from(
  JSON.stringify({
    ...facts,
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage,
  }),
)
const event = (choices, more = {}) =>
  `data: ${JSON.stringify({ ...facts, object: 'chat.completion.chunk', choices, ...more })}\n\n`
const events = [
  ...text.split(' ').map((word) => event([{ index: 0, delta: { content: `${word} ` }, finish_reason: null }])),
  event([{ index: 0, delta: {}, finish_reason: 'stop' }]),
  event([], { usage }),
  'data: [DONE]\n\n',
]

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    if (JSON.parse(Buffer.concat(chunks)).stream) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (const each of events) response.write(each)
      response.end()
      return
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.byteLength })
    response.end(whole)
  })
})

server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`))
process.on('SIGTERM', () => process.exit())

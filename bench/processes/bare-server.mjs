// The least that Node can do for an answer: reads the request's body and sends bytes that lie ready. Plain JavaScript, so
// that nothing has to be stripped of it. Started with a folder whose files are the bodies: /name answers the file `name`.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
const names = folder ? readdirSync(folder) : []
const bodies = new Map(names.map((name) => [`/${name}`, readFileSync(join(folder, name))]))

const server = createServer((request, response) => {
  const body = bodies.get(request.url)
  const answer = () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.byteLength })
    response.end(body)
  }
  if (request.method === 'GET') return answer()
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    Buffer.concat(chunks)
    answer()
  })
})

server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`))
process.on('SIGTERM', () => process.exit())

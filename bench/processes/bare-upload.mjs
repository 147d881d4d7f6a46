// The least that Node can do with an upload: writes the body to a file as it comes, and to the disk at its end. Plain
// JavaScript, so that nothing has to be stripped of it. Started with a folder; removes each file after its answer.
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
let count = 0

const server = createServer({ requestTimeout: 0 }, (request, response) => {
  const path = join(folder, `bare-${++count}`)
  const file = createWriteStream(path, { flush: true, highWaterMark: 1024 * 1024 })
  request.pipe(file)
  file.on('close', () => rm(path).then(() => response.end('ok')))
})

server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`))
process.on('SIGTERM', () => process.exit())

// The server with a watch on its event loop: whoever started it may ask for the longest block since the last time.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { startRoster } from '../../src/main.ts'

const delay = monitorEventLoopDelay({ resolution: 1 })
const { url, close } = await startRoster()
delay.enable()
process.on('message', () => {
  process.send?.(delay.max / 1e6)
  delay.reset()
})
process.on('SIGTERM', async () => {
  await close()
  process.exit()
})
console.log(`listening on ${url}`)

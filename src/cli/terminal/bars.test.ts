// A bar of what nobody knows the size of, as a person sees it.
import { afterEach, expect, it, vi } from 'vitest'
import { Bars } from './bars.ts'

const isTTY = process.stderr.isTTY
afterEach(() => {
  process.stderr.isTTY = isTTY
  vi.restoreAllMocks()
})

it('is empty, and not full, while nobody knows how much will arrive', async () => {
  let shown = ''
  process.stderr.isTTY = true
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    shown += text
    return true
  })
  const bars = new Bars()
  bars.show([{ name: 'model', done: 0, total: 0, rest: 'queued' }])
  await vi.waitFor(() => expect(shown).toContain('% queued'))
  bars.end()
  expect(shown).toContain(' 0% queued')
})

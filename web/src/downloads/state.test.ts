// How downloads are grouped and summed up.
import type { Download } from '@roster/client'
import { describe, expect, it } from 'vitest'
import { groupsOf, overallOf } from './state.ts'

let count = 0
const download = (facts: Partial<Download>): Download => ({
  id: `download-${++count}`,
  model_id: `model-${count}`,
  status: 'downloading',
  progress: 0,
  downloaded_bytes: 0,
  total_bytes: 100,
  speed: null,
  eta: null,
  retry_at: null,
  files: [],
  error: null,
  created_at: `2026-01-01T00:00:${String(count).padStart(2, '0')}Z`,
  updated_at: '2026-01-01T01:00:00Z',
  ...facts,
})
const ids = (downloads: readonly Download[]) => downloads.map(({ id }) => id)

describe('groups', () => {
  it('hold each download once, those that wait in the order of the queue', () => {
    const all = [
      download({ id: 'old', status: 'completed' }),
      download({ id: 'now' }),
      download({ id: 'first', status: 'queued' }),
      download({ id: 'second', status: 'queued' }),
      download({ id: 'unheard', status: 'queued' }),
      download({ id: 'paused', status: 'paused' }),
      download({ id: 'gated', status: 'needs_token' }),
      download({ id: 'gone', status: 'cancelled' }),
    ]
    const { now, waiting, attention, earlier } = groupsOf(all, ['second', 'first'])
    expect(ids(now)).toEqual(['now', 'paused'])
    expect(ids(waiting)).toEqual(['second', 'first', 'unheard'])
    expect(ids(attention)).toEqual(['gated'])
    expect(ids(earlier)).toEqual(['gone', 'old'])
  })

  it('call somebody for a failure until the model is tried anew', () => {
    const failed = download({ id: 'failed', model_id: 'same', status: 'failed' })
    expect(ids(groupsOf([failed], []).attention)).toEqual(['failed'])
    const again = download({ id: 'again', model_id: 'same' })
    expect(ids(groupsOf([failed, again], []).attention)).toEqual([])
    expect(ids(groupsOf([failed, again], []).earlier)).toEqual(['failed'])
  })
})

describe('the whole', () => {
  it('is of all bytes that are known to come', () => {
    const all = [
      download({ downloaded_bytes: 50, speed: 10 }),
      download({ status: 'queued', total_bytes: 300 }),
      download({ status: 'paused', downloaded_bytes: 99 }),
    ]
    expect(overallOf(all)).toEqual({ count: 2, percent: 12, speed: 10, eta: 35 })
  })

  it('does not fall back when one of several ends', () => {
    const first = download({ downloaded_bytes: 90, created_at: '2026-01-01T00:00:00Z' })
    const second = download({ downloaded_bytes: 10, created_at: '2026-01-01T00:00:01Z' })
    const before = overallOf([first, second]).percent
    const ended = { ...first, status: 'completed' as const, downloaded_bytes: 100, updated_at: '2026-01-01T00:05:00Z' }
    expect(overallOf([ended, second]).percent).toBeGreaterThanOrEqual(before)
  })

  it('says nothing of time while a size is unknown', () => {
    expect(overallOf([download({ speed: 5, total_bytes: null })])).toEqual({
      ...{ count: 1, percent: 0, speed: 5, eta: null },
    })
    expect(overallOf([])).toEqual({ count: 0, percent: 0, speed: null, eta: null })
  })
})

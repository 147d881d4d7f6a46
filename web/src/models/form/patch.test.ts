// What a form sends is what was changed in it.
import { describe, expect, it } from 'vitest'
import { LIMITS, NAMES, PRICES } from './fields.ts'
import { writtenFields } from './patch.ts'

const SPECS = [...NAMES, ...LIMITS, ...PRICES]

describe('what is sent', () => {
  it('is what differs, where it stands', () => {
    const base = { '/display_name': 'Old', '/pricing/input_per_mtok': '3', '/pricing/output_per_mtok': '15' }
    const values = { ...base, '/display_name': 'New', '/pricing/input_per_mtok': '2.5' }
    expect(writtenFields(SPECS, values, base).body).toEqual({ display_name: 'New', pricing: { input_per_mtok: 2.5 } })
  })

  it('is a truth and a day where a field is one', () => {
    expect(writtenFields(SPECS, { '/capabilities/thinking': 'false', '/knowledge_cutoff': '2025-03-01' }).body).toEqual(
      {
        capabilities: { thinking: false },
        knowledge_cutoff: '2025-03-01T00:00:00Z',
      },
    )
  })

  it('clears what was emptied, for an unknown price is null and never 0', () => {
    const base = { '/pricing/input_per_mtok': '3' }
    expect(writtenFields(SPECS, { '/pricing/input_per_mtok': ' ' }, base).body).toEqual({
      pricing: { input_per_mtok: null },
    })
  })

  it.each([
    ['200,000', 200_000],
    ['200 000', 200_000],
    ['0', 0],
    ['1_000', 1000],
  ])('reads %s as %d', (text, value) => {
    const { body } = writtenFields(SPECS, { '/capabilities/context_window': text })
    expect(body).toEqual({ capabilities: { context_window: value } })
  })

  it('says of what is no number that it should be one', () => {
    const { body, errors } = writtenFields(SPECS, { '/capabilities/max_output': 'many', '/pricing/per_image': '0,04' })
    expect(Object.keys(errors)).toEqual(['/capabilities/max_output', '/pricing/per_image'])
    expect(body).toEqual({})
  })
})

// The doctor warns of models that are switched off, in time and while somebody could still call them.
import { expect, it } from 'vitest'
import { addModels, model, openTestRoster } from '../../../test/support/roster.ts'
import { checkDeprecations } from './deprecations.ts'

it('warns of what will be gone within 90 days and of what is gone, of no other', async () => {
  const test = await openTestRoster({ engine: 'sqlite', variables: { ACME_API_KEY: 'a-key' } })
  await addModels(
    test.request,
    model('gone', { deprecation_date: '2026-01-01' }),
    model('soon', { deprecation_date: '2026-03-01' }),
    model('later', { deprecation_date: '2027-01-01' }),
    model('unused', { deprecation_date: '2026-01-01', is_active: false }),
    model('lasting'),
  )
  const findings = checkDeprecations(test.roster.catalog, new Date('2026-02-01'))
  expect(findings.map(({ about, level, sentence }) => [about, level, sentence]).sort()).toEqual([
    ['model gone', 'warning', 'gone was switched off by its provider on 2026-01-01'],
    ['model soon', 'warning', 'soon will be switched off by its provider on 2026-03-01'],
  ])
  await test.close()
})

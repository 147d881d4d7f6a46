// How a change of a field reads.
import { expect, it } from 'vitest'
import { fieldName, fieldText } from './field-name.ts'

it.each([
  ['pricing.input_per_mtok', 'Price: input per million tokens'],
  ['pricing.per_image', 'Price: per image'],
  ['capabilities.context_window', 'Context window'],
  ['display_name', 'Display name'],
])('calls %s "%s"', (field, name) => expect(fieldName(field)).toBe(name))

it.each([
  ['pricing.input_per_mtok', 3, '$3.00'],
  ['pricing.input_per_mtok', null, 'unknown'],
  ['pricing.input_per_mtok', 0, 'free'],
  ['priority', 0, '0'],
  ['is_active', false, 'no'],
  ['description', null, 'nothing'],
])('writes %s of %s as %s', (field, value, text) => expect(fieldText(field, value)).toBe(text))

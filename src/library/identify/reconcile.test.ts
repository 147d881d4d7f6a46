// What the catalog and people say stands above what a file says of itself; a conflict is shown and not settled in silence.
import { expect, it } from 'vitest'
import { safetensorsHeader, sparseSource } from '../../../test/support/weights.ts'
import { Identified } from './contract.ts'
import { identifyFile, reconcile } from './index.ts'

async function sdxlLora() {
  const shapes = {
    'lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight': [16, 2048],
    'lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k.lora_up.weight': [640, 16],
  }
  return (await identifyFile(sparseSource(safetensorsHeader(shapes)), 'style.safetensors')).identified
}

it('fits the shape that the API answers with', async () => {
  const identified = reconcile(await sdxlLora(), { catalog: { base_model: 'flux_dev' } })
  expect(Identified.parse(identified)).toEqual(identified)
})

it('takes what the catalog says, and shows that the tensors say otherwise', async () => {
  const { base_model, family, conflicts, confidence, evidence } = reconcile(await sdxlLora(), {
    catalog: { base_model: 'flux_dev' },
  })
  expect({ base_model, family, confidence }).toEqual({ base_model: 'flux_dev', family: 'flux', confidence: 0.98 })
  expect(evidence[0]).toMatchObject({ signal: 'catalog', says: { base_model: 'flux_dev' } })
  expect(conflicts).toContainEqual(
    expect.objectContaining({
      field: 'base_model',
      values: [
        { signal: 'catalog', value: 'flux_dev' },
        { signal: 'shapes', value: 'sdxl' },
      ],
    }),
  )
})

it('puts a person above the catalog', async () => {
  const said = reconcile(await sdxlLora(), { catalog: { base_model: 'illustrious' }, person: { base_model: 'pony' } })
  expect(said).toMatchObject({ type: 'lora', base_model: 'pony', family: 'sdxl', confidence: 1 })
  expect(said.conflicts).toMatchObject([
    {
      values: [
        { signal: 'person', value: 'pony' },
        { signal: 'catalog', value: 'illustrious' },
      ],
    },
  ])
})

it('sees no conflict in what is only more exact', async () => {
  expect(reconcile(await sdxlLora(), { person: { base_model: 'pony' } }).conflicts).toEqual([])
})

it('takes a type and a family by themselves, and drops a base model of another family', async () => {
  const said = reconcile(await sdxlLora(), { person: { type: 'vae', family: 'flux' } })
  expect(said).toMatchObject({ type: 'vae', family: 'flux', base_model: null })
  expect(said.conflicts.map(({ field }) => field)).toEqual(['type', 'family'])
})

it('leaves to the file what nobody says', async () => {
  const identified = await sdxlLora()
  expect(reconcile(identified, {})).toEqual(identified)
  expect(reconcile(identified, { catalog: { base_model: null }, person: {} })).toEqual(identified)
})

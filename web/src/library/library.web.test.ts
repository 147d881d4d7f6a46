// What lies on the disk, as people keep it: what takes the space, whether it is intact, what it is, and how it goes.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { safetensors, writeFileAt } from '../../../test/support/library.ts'
import { barriers, openPage, type PageTest } from '../../../test/support/page.ts'
import { global, pickle } from '../../../test/support/pickles.ts'

let test: PageTest
let page: Page

const LORA = { 'lora_unet_down.lora_down.weight': [64, 64], 'lora_unet_down.lora_up.weight': [64, 64] }

beforeAll(async () => {
  test = await openPage()
  page = test.page
  const models = join(test.home, 'models')
  await writeFileAt(join(models, 'base/large-one/large-one.safetensors'), safetensors({ weight: [1000, 1000] }))
  await writeFileAt(
    join(models, 'lora/ink/ink.safetensors'),
    safetensors(LORA, { ss_base_model_version: 'sdxl_base_v1-0' }),
  )
  await writeFileAt(join(models, 'custom/trap/trap.ckpt'), pickle(global('os', 'system'), '(', 'tR'))
})
afterAll(() => test?.close())
afterEach(() => expect(test.complaints()).toEqual([]))

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const row = (name: string) =>
  page.getByRole('list', { name: 'Installed models' }).getByRole('listitem').filter({ hasText: name })
const dialog = (name: string) => page.getByRole('dialog', { name })
const toast = (text: string | RegExp) => page.getByText(text).first().waitFor()

describe('the disk', () => {
  it('begins empty, and is looked through', async () => {
    await page.goto('/models?tab=installed')
    await page.getByRole('heading', { name: 'Nothing is installed yet' }).waitFor()
    await button('Scan folders').click()
    await row('large-one').waitFor()
    await row('ink').waitFor()
  })

  it('shows what takes the space', async () => {
    await page.getByText('in 3 installed models').waitFor()
    await page.getByRole('img', { name: /^Disk usage: base, 2 MB; lora, 16\.\d kB/ }).waitFor()
    // The largest first.
    expect(
      await page
        .getByRole('listitem')
        .filter({ has: page.getByRole('link') })
        .first()
        .textContent(),
    ).toContain('large-one')
  })

  it('is searched and filtered by the address', async () => {
    await page.getByRole('searchbox').fill('ink')
    await expect.poll(() => row('large-one').count()).toBe(0)
    expect(new URL(page.url()).search).toBe('?tab=installed&q=ink')
    await page.goto('/models?tab=installed&type=lora')
    await row('ink').waitFor()
    expect(await row('large-one').count()).toBe(0)
    await page.goto('/models?tab=installed')
  })
})

describe('verification', () => {
  it('says that files are intact', async () => {
    await button('Verify large-one').click()
    await row('large-one').getByText('Intact').waitFor()
    await page.getByText('1 model verified: nothing is missing or damaged').waitFor()
    await row('large-one').getByText('Verified just now').waitFor()
  })

  it('says which file is not as it was, and why', async () => {
    const broken = safetensors({ weight: [1000, 1000] })
    broken[broken.length - 1] = 1
    await writeFile(join(test.home, 'models/base/large-one/large-one.safetensors'), broken)
    await row('large-one').getByRole('link').click()
    await dialog('large-one').getByRole('button', { name: 'Verify', exact: true }).click()
    await dialog('large-one').getByText('Corrupt', { exact: true }).waitFor()
    await dialog('large-one').getByRole('alert').getByText('base/large-one/large-one.safetensors').waitFor()
    await page.keyboard.press('Escape')
    await row('large-one').getByText('Corrupt').waitFor()
    await page.getByText('1 corrupt model').waitFor()
  })
})

describe('what files are', () => {
  it('is told with its evidence', async () => {
    await page.goto('/models/ink?tab=installed&view=files')
    const details = dialog('ink')
    await details.getByText('LoRA · SDXL 1.0').waitFor()
    await details.getByText('ss_base_model_version is "sdxl_base_v1-0"').waitFor()
    await details.getByText('Safe: a format that holds no code').waitFor()
  })

  it('is corrected by a person, and the disagreement is shown', async () => {
    await dialog('ink').getByRole('button', { name: 'Correct' }).click()
    const form = dialog('Correct what ink is')
    await form.getByRole('combobox', { name: 'Base model' }).selectOption('flux_dev')
    expect(await form.getByRole('textbox', { name: 'Family' }).inputValue()).toBe('flux')
    expect(await barriers(page)).toEqual([])
    await form.getByRole('button', { name: 'Save' }).click()
    await form.waitFor({ state: 'detached' })
    await dialog('ink').getByText('LoRA · Flux.1 Dev').waitFor()
    await dialog('ink').getByText('These do not agree').waitFor()
    await dialog('ink').getByText('A person', { exact: true }).first().waitFor()
    expect((await test.api.library.read('ink')).base_model).toBe('flux_dev')
  })

  it('is put back by undo', async () => {
    await dialog('ink').getByRole('tab', { name: 'History' }).click()
    await dialog('ink')
      .getByRole('button', { name: /^Undo: Changed/ })
      .first()
      .click()
    await expect.poll(async () => (await test.api.library.read('ink')).base_model).toBe('sdxl')
    await dialog('ink').getByRole('tab', { name: 'Files and integrity' }).click()
    await dialog('ink').getByText('LoRA · SDXL 1.0').waitFor()
    await page.keyboard.press('Escape')
  })

  it('keeps what is dangerous back until somebody releases it', async () => {
    await page.goto('/models/trap?tab=installed&view=files')
    const details = dialog('trap')
    await details.getByText('Quarantined').first().waitFor()
    await details.getByText('os.system').first().waitFor()
    expect(await barriers(page)).toEqual([])
    await details.getByRole('button', { name: 'Release it all the same' }).click()
    await details.getByText('Somebody released it although it is dangerous.').waitFor()
    await page.keyboard.press('Escape')
  })
})

describe('removal', () => {
  it('says what it frees, and frees it', async () => {
    await button('Remove large-one').click()
    const question = page.getByRole('alertdialog', { name: 'Remove large-one?' })
    await question.getByText(/Frees 2 MB in 1 file/).waitFor()
    await question.getByText(/It was found by a scan, so its entry in the catalog goes as well/).waitFor()
    await question.getByText(/large-one\.safetensors, 2 MB/).waitFor()
    expect(await barriers(page)).toEqual([])
    await question.getByRole('button', { name: 'Remove' }).click()
    await toast('Removed large-one: 2 MB freed')
    await expect.poll(() => row('large-one').count()).toBe(0)
    await page.getByText('in 2 installed models').waitFor()
  })

  it('is seen in another tab without a word', async () => {
    const other = await test.newTab()
    await other.goto('/models?tab=installed')
    await other.getByText('in 2 installed models').waitFor()
    await test.api.library.remove('trap')
    await other.getByText('in 1 installed model').waitFor()
    await other.close()
  })

  it('is offered on the card of a model that is here', async () => {
    await page.goto('/models?type=lora')
    await button('Actions for ink').click()
    await page.getByRole('menuitem', { name: 'Verify files' }).click()
    await page.getByRole('article').getByText('Intact').waitFor()
    await button('Actions for ink').click()
    await page.getByRole('menuitem', { name: 'Remove files' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  })
})

describe('for everybody', () => {
  it('has no barrier, wide or narrow, light or dark', async () => {
    for (const path of ['/models?tab=installed', '/models/ink?tab=installed&view=files']) {
      await page.goto(path)
      await page.getByText('ink').first().waitFor()
      expect(await barriers(page), path).toEqual([])
    }
  })
})

// The components as strangers get them: packed, and their example built with Vite, in a page of another origin.
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Hub, safetensors, startHub } from '../support/hub.ts'
import { type PackedProject, packedProject } from '../support/packed.ts'
import { barriers, choose, openPage, overflow, type PageTest } from '../support/page.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const INSTALLED = [
  ...['openapi-fetch', 'openapi-typescript-helpers', 'react', 'react-dom', '@tanstack/react-query', 'radix-ui'],
  ...['class-variance-authority', 'lucide-react', 'tailwind-merge', '@types/react', '@types/react-dom', 'vite'],
]
const EXPORTED = ['ModelSelector', 'ModelCard', 'ModelDownloadProgress', 'AddCustomModelForm', 'AdapterSelector']
const HOOKS = ['PromptEditor', 'useModels', 'useAPIModels', 'useConfigurations', 'useDownloads', 'RosterProvider']

let packed: PackedProject

beforeAll(() => {
  packed = packedProject(['client', 'react'], ['web'])
  packed.install(INSTALLED)
})
afterAll(() => packed?.remove())

describe('the packed components', () => {
  it('hold their code, types, one style sheet and the example, and no source', () => {
    const library = packed.library('react')
    const manifest = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'))
    expect(manifest.private).toBeUndefined()
    expect(manifest.exports['./styles.css']).toBe('./dist/styles.css')
    expect(readdirSync(library).sort()).toEqual(['README.md', 'dist', 'example', 'package.json'])
    expect(readdirSync(join(library, 'dist')).filter((name) => name.endsWith('.css'))).toEqual(['styles.css'])
    const code = readFileSync(join(library, 'dist', 'index.js'), 'utf8')
    const names =
      /export \{([^}]+)\};?\s*$/
        .exec(code)?.[1]
        ?.split(', ')
        .map((name) => name.trim()) ?? []
    expect(names).toEqual(expect.arrayContaining([...EXPORTED, ...HOOKS, 'ModelSelector as default']))
    // Neither the router, nor a second React or one for development.
    expect(code).not.toMatch(/react-router|jsx-dev-runtime|__SECRET_INTERNALS|process\.env/)
  })

  it('give their types to a project that is strict', () => {
    writeFileSync(
      join(packed.path, 'typed.tsx'),
      `import Selector, { ModelSelector, useAPIModels } from '@roster/react'
export const same: boolean = Selector === ModelSelector
export const asSpecified = (
  <Selector
    modelType="base_model"
    modelFamily="flux"
    value="flux-1-dev"
    onChange={(modelId, model) => console.log(modelId.length, model?.size_bytes.toFixed())}
    label="Select Base Model"
    required={true}
  />
)
// @ts-expect-error no such type of model
export const wrong = <ModelSelector modelType="no_such_type" value={null} onChange={() => {}} />
// @ts-expect-error a priority is a number
export const Hook = () => useAPIModels().setPriorities([{ id: 'a', priority: 'high' }])
`,
    )
    cpSync(join(packed.library('react'), 'example'), packed.path, { recursive: true })
    const flags = '--noEmit --strict --skipLibCheck --module esnext --moduleResolution bundler --target es2022'
    const more = '--lib es2023,dom,dom.iterable --jsx react-jsx --types vite/client typed.tsx app.tsx generate.tsx'
    const tsc = join(ROOT, 'node_modules/@typescript/native/bin/tsc')
    const words = [tsc, ...`${flags} ${more}`.split(' ')]
    const { status, stdout } = spawnSync(process.execPath, words, { cwd: packed.path, encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  })
})

/** An adapter selector by itself, and what it tells. */
const SELECTOR = `import { createRoster } from '@roster/client'
import { AdapterSelector, RosterProvider, useAdapters } from '@roster/react'
import '@roster/react/styles.css'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
const roster = createRoster({ url: import.meta.env.VITE_ROSTER_URL, token: import.meta.env.VITE_ROSTER_TOKEN })
function Form() {
  const [chosen, setChosen] = useState<string | null>(null)
  const { adapters } = useAdapters({ id: 'musicgen-small', modality: 'audio' })
  return <main><h1>Adapters</h1><AdapterSelector adapters={adapters} value={chosen} onChange={setChosen} /><output>{'chosen: ' + chosen}</output></main>
}
createRoot(document.body.appendChild(document.createElement('div'))).render(<RosterProvider client={roster}><Form /></RosterProvider>)
`
const RUNNER = "process.stdin.resume().on('end', () => console.log(JSON.stringify({ type: 'result', text: 'made' })))"
const PAGES = ['app', 'generate', 'selector']

describe('applications, built with Vite and opened in a browser', () => {
  let hub: Hub
  let site: PreviewServer
  let test: PageTest
  let page: Page

  beforeAll(async () => {
    hub = await startHub({
      repos: {
        'owner/base': { files: { 'base.safetensors': safetensors(2_000_000, 1) } },
        'owner/mine': { files: { 'mine.safetensors': safetensors(1_000_000, 2) } },
      },
    })
    const common = { root: packed.path, configFile: false, logLevel: 'silent' } as const
    cpSync(join(packed.library('react'), 'example'), packed.path, { recursive: true })
    writeFileSync(join(packed.path, 'selector.tsx'), SELECTOR)
    writeFileSync(join(packed.path, 'run.mjs'), RUNNER)
    for (const name of PAGES)
      writeFileSync(
        join(packed.path, `${name}.html`),
        '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Example</title>' +
          `<body><script type="module" src="/${name}.tsx"></script></body></html>`,
      )
    site = await preview({ ...common, preview: { host: '127.0.0.1', port: 0 } })
    test = await openPage({
      HF_ENDPOINT: hub.url,
      ROSTER_CORS_ORIGINS: originOf(site),
      ROSTER_RUNNER_COMMAND: `"${process.execPath}" "${join(packed.path, 'run.mjs')}"`,
    })
    const { secret } = await test.api.keys.create({ name: 'example', role: 'admin' })
    writeFileSync(join(packed.path, '.env'), `VITE_ROSTER_URL=${test.url}\nVITE_ROSTER_TOKEN=${secret}\n`)
    await build({
      ...common,
      build: { rolldownOptions: { input: PAGES.map((name) => join(packed.path, `${name}.html`)) } },
    })
    await test.api.models.create({
      ...{ id: 'my-base', display_name: 'My Base', provider: 'local', model_key: 'owner/base', modality: 'image' },
      ...{ task: 'generation', type: 'base_model', source: { type: 'huggingface', repo: 'owner/base' } },
    })
    await test.api.models.create({
      ...{ id: 'short-sounds', display_name: 'Short Sounds', provider: 'local', model_key: 'short-sounds' },
      ...{ modality: 'audio', task: 'generation', max_duration_seconds: 8 },
    })
    await test.api.adapters.create({ id: 'jazz', name: 'My Jazz Adapter', base_model: 'facebook/musicgen-small' })
    await test.api.adapters.create({ id: 'classical', name: 'Classical Large', base_model: 'facebook/musicgen-large' })
  })
  afterAll(async () => {
    await test?.close()
    await site?.close()
    await hub?.close()
  })
  beforeEach(async () => {
    page = await test.newTab()
  })
  afterEach(async () => {
    expect(await overflow(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    await page.close()
    expect(test.complaints()).toEqual([])
  })

  const combobox = (name: string) => page.getByRole('combobox', { name, exact: true })
  const options = () => page.getByRole('listbox').getByRole('option')

  it('show the models, follow a download, and offer what has come to be chosen', async () => {
    await page.goto(`${originOf(site)}/app.html`)
    const selector = combobox('Select Base Model (required)').or(combobox('Select Base Model'))
    await page.getByRole('heading', { name: 'My Base' }).waitFor()
    expect(await selector.getByRole('option', { name: /My Base/ }).count()).toBe(0)
    await test.api.downloads.start({ model_id: 'my-base' })
    // Nothing is clicked: the news of it come by the server's events.
    await selector.getByRole('option', { name: /My Base/ }).waitFor({ state: 'attached' })
    await selector.selectOption('my-base')
    expect(await selector.inputValue()).toBe('my-base')
    await page.getByRole('region', { name: 'Earlier' }).getByText('My Base').waitFor()
    // The style sheet is there.
    const corners = await page.evaluate<string>('getComputedStyle(document.querySelector("article")).borderRadius')
    expect(corners).not.toBe('0px')
  })

  it('choose an adapter that fits, and are told what the others require', async () => {
    await page.goto(`${originOf(site)}/selector.html`)
    await combobox('LoRA Adapter').click()
    await expect
      .poll(() => options().allTextContents())
      .toEqual(['None (base model)', 'My Jazz Adapter', 'Classical Large (Requires MusicGen Large)'])
    expect(await options().last().getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.type('jazz')
    await page.keyboard.press('Enter')
    await page.getByText('chosen: jazz').waitFor()
    await page
      .getByText(
        'Some adapters are hidden because they require a different model. Change model in Settings to access them.',
      )
      .waitFor()
  })

  it('describe what is to be made, within what the model makes, and hand it to the server', async () => {
    await page.goto(`${originOf(site)}/generate.html`)
    await expect.poll(() => combobox('Model').textContent()).toBe('MusicGen Small')
    const seconds = page.getByRole('textbox', { name: 'Duration' })
    await expect.poll(() => seconds.inputValue()).toBe('10')
    await choose(page, combobox('LoRA Adapter'), 'jazz')
    await page.getByLabel('Prompt', { exact: true }).fill('rain on a tin roof')
    await seconds.fill('45')
    await seconds.press('Enter')
    expect(await seconds.inputValue()).toBe('30')
    await choose(page, combobox('Model'), 'Short Sounds')
    await expect.poll(() => seconds.inputValue()).toBe('8')
    await page.getByText('30 s is more than this model makes; brought to 8 s').waitFor()
    await choose(page, combobox('Model'), 'MusicGen Small')
    await page.getByRole('button', { name: 'Generate', exact: true }).click()
    await expect.poll(() => page.locator('form').first().locator('footer').textContent()).toMatch(/Queued as /)
    const [job] = (await test.api.jobs.list()).jobs
    expect(job).toMatchObject({ model_id: 'musicgen-small', input: { prompt: 'rain on a tin roof', duration: 30 } })
    expect(job?.resolution.adapter?.id).toBe('jazz')
  })

  it('bring a custom model', async () => {
    await page.goto(`${originOf(site)}/generate.html`)
    await page.getByLabel('Model, page, address or folder').fill('owner/mine')
    await page.getByLabel('Name').fill('Mine')
    await page.getByRole('button', { name: /^Download \d/ }).click()
    await page.getByText('mine is on its way here').waitFor()
    await expect.poll(async () => (await test.api.library.list({ q: 'mine' })).models[0]?.status).toBe('ok')
  })
})

const originOf = ({ resolvedUrls }: PreviewServer): string => new URL(resolvedUrls?.local[0] ?? '').origin

// The components as strangers get them: packed, and their example built with Vite, in a page of another origin.
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, safetensors, startHub } from '../support/hub.ts'
import { type PackedProject, packedProject } from '../support/packed.ts'
import { openPage, overflow, type PageTest } from '../support/page.ts'

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
    cpSync(join(packed.library('react'), 'example', 'app.tsx'), join(packed.path, 'app.tsx'))
    const flags = '--noEmit --strict --skipLibCheck --module esnext --moduleResolution bundler --target es2022'
    const more = '--lib es2023,dom,dom.iterable --jsx react-jsx --types vite/client typed.tsx app.tsx'
    const tsc = join(ROOT, 'node_modules/@typescript/native/bin/tsc')
    const words = [tsc, ...`${flags} ${more}`.split(' ')]
    const { status, stdout } = spawnSync(process.execPath, words, { cwd: packed.path, encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  })
})

describe('the example, built with Vite and opened in a browser', () => {
  let hub: Hub
  let site: PreviewServer
  let test: PageTest

  beforeAll(async () => {
    hub = await startHub({ repos: { 'owner/base': { files: { 'base.safetensors': safetensors(2_000_000, 1) } } } })
    const common = { root: packed.path, configFile: false, logLevel: 'silent' } as const
    cpSync(join(packed.library('react'), 'example', 'app.tsx'), join(packed.path, 'app.tsx'))
    writeFileSync(
      join(packed.path, 'index.html'),
      '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Example</title>' +
        '<body><script type="module" src="/app.tsx"></script></body></html>',
    )
    site = await preview({ ...common, preview: { host: '127.0.0.1', port: 0 } })
    test = await openPage({ HF_ENDPOINT: hub.url, ROSTER_CORS_ORIGINS: originOf(site) })
    const { secret } = await test.api.keys.create({ name: 'example', role: 'admin' })
    writeFileSync(join(packed.path, '.env'), `VITE_ROSTER_URL=${test.url}\nVITE_ROSTER_TOKEN=${secret}\n`)
    await build(common)
    await test.api.models.create({
      ...{ id: 'my-base', display_name: 'My Base', provider: 'local', model_key: 'owner/base', modality: 'image' },
      ...{ task: 'generation', type: 'base_model', source: { type: 'huggingface', repo: 'owner/base' } },
    })
  })
  afterAll(async () => {
    await test?.close()
    await site?.close()
    await hub?.close()
  })

  it('shows the models, follows a download, and offers what has come to be chosen', async () => {
    const page = await test.newTab()
    await page.goto(originOf(site))
    const selector = page.getByRole('combobox', { name: 'Select Base Model' })
    await page.getByRole('heading', { name: 'My Base' }).waitFor()
    expect(await selector.getByRole('option', { name: /My Base/ }).count()).toBe(0)
    await test.api.downloads.start({ model_id: 'my-base' })
    // Nothing is clicked: the news of it come by the server's events.
    await selector.getByRole('option', { name: /My Base/ }).waitFor({ state: 'attached' })
    await selector.selectOption('my-base')
    expect(await selector.inputValue()).toBe('my-base')
    await page.getByRole('region', { name: 'Earlier' }).getByText('My Base').waitFor()
    // The style sheet is there, and nothing is wider than the page.
    const corners = await page.evaluate<string>('getComputedStyle(document.querySelector("article")).borderRadius')
    expect(corners).not.toBe('0px')
    expect(await overflow(page)).toBe(0)
    expect(test.complaints()).toEqual([])
  })
})

const originOf = ({ resolvedUrls }: PreviewServer): string => new URL(resolvedUrls?.local[0] ?? '').origin

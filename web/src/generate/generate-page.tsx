// The room of generating: what is to be made on one side, and on the other what the server would do with it.
import type { Resolution } from '@roster/client'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Boxes, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useTitle } from '../core/document-title.ts'
import { fieldErrorsOf } from '../core/problem.ts'
import { useCurrentModel } from '../models/current.ts'
import { useModels } from '../models/queries.ts'
import { useConfigurations } from '../presets/use-configurations.ts'
import { GENERATE } from '../texts/generate.ts'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Answer } from './answer.tsx'
import { NOTHING, type Prompt, requestOf } from './prompt.ts'
import { PromptEditor } from './prompt-editor.tsx'
import { Refusal } from './refusal.tsx'
import { useAdapters } from './use-adapters.ts'
import { useResolution } from './use-resolution.ts'
import { firstWork, type Work } from './work.ts'

export function GeneratePage() {
  useTitle(GENERATE.title)
  const { list } = useModels(null)
  if (list?.models.length === 0) return <NoModels />
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-6xl px-4 py-6 sm:px-6">
        <h1 className="font-semibold text-lg tracking-tight">{GENERATE.title}</h1>
        <p className="mt-0.5 mb-4 text-soft">{GENERATE.lead}</p>
        <Desk />
      </div>
    </main>
  )
}

function Desk() {
  const navigate = useNavigate()
  const search = useSearch({ from: '/generate' })
  const { list } = useModels(null)
  const { data: current } = useCurrentModel()
  const models = list?.models ?? []
  const work = search.model || search.modality ? search : firstWork(models, current?.current_model ?? null)
  const [prompt, setPrompt] = useState(NOTHING)
  const named = models.find(({ id }) => id === work.model)
  const [last, setLast] = useState<Resolution>()
  // The answer names the model where it was left to the server, and that model says what can be asked.
  const chosen = named ?? models.find(({ id }) => id === last?.model.id)
  const { adapters, fits } = useAdapters(chosen)
  const { configurations } = useConfigurations({ model: chosen?.id, baseModel: chosen?.base_model })
  const asked: Prompt = {
    ...prompt,
    adapter: fits(prompt.adapter) ? prompt.adapter : null,
    preset: configurations.some(({ id }) => id === prompt.preset) ? prompt.preset : null,
  }
  // What was answered last stays in the fields while something typed is refused.
  const known = last?.model.id === chosen?.id ? last : undefined
  const { resolution, error, isAsking } = useResolution(requestOf(work, asked, chosen, known?.parameters))
  if (resolution && resolution !== last) setLast(resolution)
  const go = (next: Work) => void navigate({ to: '/generate', search: next, replace: true })

  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[25rem_minmax(0,1fr)]">
      <div>
        <PromptEditor
          models={models}
          work={work}
          model={chosen}
          adapters={adapters}
          presets={configurations}
          resolution={known}
          isRefused={error !== null}
          errors={fieldErrorsOf(error)}
          value={asked}
          onWork={go}
          onChange={setPrompt}
          onSubmit={() => undefined}
          canSubmit={false}
          note={<p className="text-faint text-xs">{GENERATE.noJobs}</p>}
          settings={
            <Link to="/settings" className="underline underline-offset-2 hover:text-ink">
              {GENERATE.hiddenSettings}
            </Link>
          }
        />
      </div>
      <section aria-label={GENERATE.answer} aria-busy={isAsking} className="min-w-0">
        {error ? (
          <Refusal error={error} onClamp={() => setPrompt({ ...prompt, clamp: true })} />
        ) : resolution ? (
          <Answer resolution={resolution} onChoose={(model) => go({ model })} />
        ) : (
          <Empty Icon={Sparkles} title={GENERATE.nothingChosen}>
            {GENERATE.nothingChosenWhy}
          </Empty>
        )}
      </section>
    </div>
  )
}

const NoModels = () => (
  <main className="flex-1">
    <Empty
      Icon={Boxes}
      title={GENERATE.noModels}
      actions={
        <Link to="/models" className={buttonLook({ look: 'primary' })}>
          {GENERATE.toModels}
        </Link>
      }
    >
      {GENERATE.noModelsWhy}
    </Empty>
  </main>
)

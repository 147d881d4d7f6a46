// The editor and, beside it, what the server would do with it or what it has made.
import type { Job, Resolution } from '@roster/client'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Sparkles } from 'lucide-react'
import { useRef, useState } from 'react'
import { fieldErrorsOf } from '../core/problem.ts'
import { JobResults } from '../jobs/job-results.tsx'
import { useJobs, useSubmitJob } from '../jobs/use-jobs.ts'
import { useCurrentModel } from '../models/current.ts'
import { useModels } from '../models/queries.ts'
import { useConfigurations } from '../presets/use-configurations.ts'
import { useSession } from '../session/session.ts'
import { GENERATE } from '../texts/generate.ts'
import { Empty } from '../ui/empty.tsx'
import { Segments } from '../ui/segments.tsx'
import { Answer } from './answer.tsx'
import { COLUMNS, DeskSkeleton, useOnce } from './desk-skeleton.tsx'
import { jobOf, NOTHING, type Prompt, promptOf, requestOf } from './prompt.ts'
import { PromptEditor } from './prompt-editor.tsx'
import { Refusal } from './refusal.tsx'
import { SubmitNote } from './submit-note.tsx'
import { useAdapters } from './use-adapters.ts'
import { useResolution } from './use-resolution.ts'
import { firstWork, type Work } from './work.ts'

export function Desk() {
  const navigate = useNavigate()
  const search = useSearch({ from: '/generate' })
  const { list, isWhole } = useModels(null)
  const { data: current, isLoading: isCurrentUnknown } = useCurrentModel()
  const models = list?.models ?? []
  const work = search.model || search.modality ? search : firstWork(models, current?.current_model ?? null)
  const [prompt, setPrompt] = useState(NOTHING)
  const named = models.find(({ id }) => id === work.model)
  const [last, setLast] = useState<Resolution>()
  // The answer names the model where it was left to the server, and that model says what can be asked.
  const chosen = named ?? models.find(({ id }) => id === last?.model.id)
  const { adapters, fits, ...adapting } = useAdapters(chosen)
  const { configurations, ...configuring } = useConfigurations({ model: chosen?.id, baseModel: chosen?.base_model })
  const asked: Prompt = {
    ...prompt,
    adapter: fits(prompt.adapter) ? prompt.adapter : null,
    preset: configurations.some(({ id }) => id === prompt.preset) ? prompt.preset : null,
  }
  // What was answered last stays in the fields while something typed is refused.
  const known = last?.model.id === chosen?.id ? last : undefined
  const request = requestOf(work, asked, chosen, known?.parameters)
  const { resolution, error, isAsking } = useResolution(request)
  if (resolution && resolution !== last) setLast(resolution)
  // What is asked next follows from what is answered first.
  const isReading =
    list === undefined ||
    isCurrentUnknown ||
    (work.model !== undefined && !named && !isWhole) ||
    (request !== null && last === undefined && !error) ||
    adapting.isLoading ||
    configuring.isLoading
  const isReady = useOnce(!isReading)
  const go = (next: Work) => void navigate({ to: '/generate', search: next, replace: true })

  const role = useSession().data?.role
  const mayRun = role === 'user' || role === 'admin'
  const jobs = useJobs(mayRun)
  const submit = useSubmitJob()
  const [view, setView] = useState<View>('answer')
  const side = useRef<HTMLDivElement>(null)
  const start = () => {
    if (!request || !mayRun) return
    submit.mutate(jobOf(request), {
      onSuccess: () => {
        setView('results')
        // On a narrow screen it stands below the editor.
        side.current?.scrollIntoView({ block: 'start' })
      },
    })
  }
  const change = (next: Prompt) => {
    setPrompt(next)
    submit.reset()
  }
  const again = (job: Job) => {
    change(promptOf(job))
    go({ model: job.model_id })
    setView('answer')
  }
  const errors = { ...fieldErrorsOf(error), ...fieldErrorsOf(submit.error) }

  if (!isReady) return <DeskSkeleton />
  return (
    <div className={COLUMNS}>
      <div>
        <PromptEditor
          models={models}
          work={work}
          model={chosen}
          adapters={adapters}
          presets={configurations}
          resolution={known}
          isRefused={error !== null}
          errors={errors}
          value={asked}
          onWork={go}
          onChange={change}
          onSubmit={start}
          busy={submit.isPending}
          canSubmit={mayRun && request !== null}
          note={<SubmitNote error={submit.error} mustSignIn={role !== undefined && !mayRun} />}
          settings={
            <Link to="/settings" className="underline underline-offset-2 hover:text-ink">
              {GENERATE.hiddenSettings}
            </Link>
          }
        />
      </div>
      <div ref={side} className="min-w-0 scroll-mt-4 max-lg:min-h-[70dvh]">
        {mayRun && <Segments label={GENERATE.views} value={view} choices={VIEWS} onChange={setView} className="mb-4" />}
        {view === 'results' && mayRun ? (
          <section aria-label={GENERATE.viewResults}>
            <JobResults jobs={jobs} onAgain={again} />
          </section>
        ) : (
          <section aria-label={GENERATE.answer} aria-busy={isAsking}>
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
        )}
      </div>
    </div>
  )
}

type View = 'answer' | 'results'

const VIEWS = [
  { value: 'answer', label: GENERATE.viewAnswer },
  { value: 'results', label: GENERATE.viewResults },
] as const

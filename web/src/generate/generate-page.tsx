// Asks the heart of Roster while one types: which model, with which parameters, within which limits, at what cost.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import { useTitle } from '../core/document-title.ts'
import { fieldErrorsOf, hasCode } from '../core/problem.ts'
import { roster } from '../core/roster.ts'
import { useSettled } from '../core/use-settled.ts'
import { useModels } from '../models/queries.ts'
import { Empty } from '../ui/empty.tsx'
import { Answer } from './answer.tsx'
import { Refusal } from './refusal.tsx'
import { NOTHING, requestOf } from './request.ts'
import { RequestForm } from './request-form.tsx'
import type { GenerateSearch } from './search.ts'

const TYPING_MS = 150

export function GeneratePage() {
  useTitle('Generate')
  const navigate = useNavigate()
  const search = useSearch({ from: '/generate' })
  const { list } = useModels(null)
  const models = list?.models ?? []
  const [entered, setEntered] = useState(NOTHING)
  const named = models.find(({ id }) => id === search.model)
  const modality = named?.modality ?? search.modality ?? 'text'
  const request = useSettled(JSON.stringify(requestOf(search, entered, modality)), TYPING_MS)
  const answer = useQuery({
    queryKey: ['resolve', request],
    queryFn: ({ signal }) => roster.resolve(JSON.parse(request), { signal }),
    enabled: request !== 'null',
    placeholderData: keepPreviousData,
    // It changes nothing, so it may be asked again where a connection broke.
    retry: (count, error) => hasCode(error, 'network') && count < 2,
  })
  const setSearch = (next: GenerateSearch) => void navigate({ to: '/generate', search: next, replace: true })

  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto grid max-w-6xl gap-x-8 gap-y-6 px-4 py-6 sm:px-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div>
          <h1 className="font-semibold text-lg tracking-tight">Generate</h1>
          <p className="mt-0.5 mb-4 text-soft">
            What Roster would do with a request. Nothing is run and nothing is spent.
          </p>
          <RequestForm
            models={models}
            modality={modality}
            search={search}
            entered={entered}
            errors={fieldErrorsOf(answer.error)}
            onSearch={setSearch}
            onEnter={setEntered}
          />
        </div>
        <section aria-label="Answer" aria-busy={answer.isFetching} className="min-w-0 lg:pt-1">
          {request === 'null' ? (
            <Empty Icon={FlaskConical} title="Choose what is to be made">
              A kind of work, or one model. The answer appears here as you type.
            </Empty>
          ) : answer.error ? (
            <Refusal error={answer.error} onClamp={() => setEntered({ ...entered, clamp: true })} />
          ) : (
            answer.data && <Answer resolution={answer.data} onChoose={(model) => setSearch({ model })} />
          )}
        </section>
      </div>
    </main>
  )
}

// Describes something to be made, shows what it would take as one types, and asks for it; and brings more models in.
import { createRoster } from '@roster/client'
import {
  AddCustomModelForm,
  EMPTY_PROMPT,
  jobOfRequest,
  PromptEditor,
  RosterProvider,
  requestOfPrompt,
  useAdapters,
  useConfigurations,
  useModels,
  useResolution,
  useRoster,
  type Work,
} from '@roster/react'
import '@roster/react/styles.css'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

const roster = createRoster({ url: import.meta.env.VITE_ROSTER_URL, token: import.meta.env.VITE_ROSTER_TOKEN })

function Studio() {
  const { jobs } = useRoster()
  const [work, setWork] = useState<Work>({ model: 'musicgen-small' })
  const [prompt, setPrompt] = useState(EMPTY_PROMPT)
  const [news, setNews] = useState('')
  const models = useModels().list?.models ?? []
  const model = models.find(({ id }) => id === work.model)
  const { adapters } = useAdapters(model)
  const { configurations } = useConfigurations({ model: model?.id, baseModel: model?.base_model })
  const request = requestOfPrompt(work, prompt, model)
  const { resolution, error } = useResolution(request)
  const submit = async () => {
    if (request) setNews(`Queued as ${(await jobs.create(jobOfRequest(request))).id}`)
  }
  return (
    <main style={{ maxWidth: 480, margin: 'auto' }}>
      <h1>Generate</h1>
      <PromptEditor
        {...{ models, work, model, adapters, resolution }}
        presets={configurations}
        isRefused={error !== null}
        errors={{}}
        value={prompt}
        onWork={setWork}
        onChange={setPrompt}
        onSubmit={() => void submit().catch((failure: Error) => setNews(failure.message))}
        note={news}
      />
      <AddCustomModelForm onDownload={({ model_id }) => setNews(`${model_id} is on its way here`)} />
    </main>
  )
}

createRoot(document.body.appendChild(document.createElement('div'))).render(
  <RosterProvider client={roster}>
    <Studio />
  </RosterProvider>,
)

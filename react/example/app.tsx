// Chooses among the models that are installed, brings another one in, and shows how that goes and what else there is.
import { createRoster } from '@roster/client'
import {
  AddCustomModelForm,
  ModelCard,
  ModelDownloadProgress,
  ModelSelector,
  RosterProvider,
  useModels,
} from '@roster/react'
import '@roster/react/styles.css'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

const roster = createRoster({ url: import.meta.env.VITE_ROSTER_URL, token: import.meta.env.VITE_ROSTER_TOKEN })

function Models() {
  const [chosen, setChosen] = useState('')
  const models = useModels().list?.models ?? []
  return (
    <main style={{ maxWidth: 480, margin: 'auto' }}>
      <h1>Models</h1>
      <ModelSelector modelType="base_model" value={chosen} onChange={setChosen} label="Select Base Model" required />
      <h2>Downloads</h2>
      <ModelDownloadProgress />
      <AddCustomModelForm />
      {models
        .filter(({ provider }) => provider === 'local')
        .map((model) => (
          <ModelCard key={model.id} model={model} />
        ))}
    </main>
  )
}

createRoot(document.body.appendChild(document.createElement('div'))).render(
  <RosterProvider client={roster}>
    <Models />
  </RosterProvider>,
)

// Brings the weights of a model here, with a token where the hub wants one. The token is sent once and not kept.
import type { Model } from '@roster/client'
import { CloudDownload, HardDrive } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { messageOf } from '../core/problem.ts'
import { useIsAdmin } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Notice } from '../ui/notice.tsx'
import { wantsToken } from './advice.ts'
import { DownloadProgress } from './download-progress.tsx'
import { isUnderWay, useDownloadOf, useStartDownload } from './queries.ts'

export function DownloadModel({ model }: { model: Model }) {
  const isAdmin = useIsAdmin()
  const download = useDownloadOf(model.id)
  const isBusy = download !== undefined && isUnderWay(download) && download.status !== 'needs_token'
  const isShown = download !== undefined && (isUnderWay(download) || download.status === 'failed')
  return (
    <div className="space-y-3">
      {model.installed ? (
        <p className="flex items-center gap-2 font-medium text-good">
          <HardDrive aria-hidden className="size-4" />
          Installed
        </p>
      ) : (
        !isShown && <p className="text-soft">The weights are not here.</p>
      )}
      {isShown && <DownloadProgress download={download} mayCancel={isAdmin} />}
      {isAdmin && !isBusy && !model.installed && (
        <StartDownload model={model} asksForToken={model.gated || wantsToken(download)} />
      )}
    </div>
  )
}

function StartDownload({ model, asksForToken }: { model: Model; asksForToken: boolean }) {
  const start = useStartDownload()
  const [token, setToken] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    start.mutate({ model_id: model.id, ...(token.trim() && { token: token.trim() }) })
    setToken('')
  }
  return (
    <form onSubmit={submit} className="space-y-3">
      {asksForToken && (
        <Field
          label="Hugging Face token"
          hint={
            <>
              Read permission is enough. It is used for this download alone and never kept. Accept the licence on{' '}
              <span className="break-all font-mono">huggingface.co/{model.source?.repo}</span> first.
            </>
          }
        >
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="off"
              placeholder="hf_..."
              value={token}
              onChange={(event) => setToken(event.target.value)}
            />
          )}
        </Field>
      )}
      {start.isError && <Notice tone="bad">{messageOf(start.error)}</Notice>}
      <Button type="submit" look="primary" size="small" busy={start.isPending}>
        {!start.isPending && <CloudDownload aria-hidden />}
        Download
      </Button>
    </form>
  )
}

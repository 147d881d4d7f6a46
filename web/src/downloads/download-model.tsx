// Brings the weights of a model here, with a token where the hub wants one. The token is sent once and not kept.
import type { Model } from '@roster/client'
import { CloudDownload, HardDrive } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { messageOf } from '../core/problem.ts'
import { useIsAdmin } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { DownloadItem } from './download-item.tsx'
import { useDownloadOf, useStartDownload } from './queries.ts'
import { isUnderWay } from './state.ts'
import { TokenField } from './token-field.tsx'

export function DownloadModel({ model }: { model: Model }) {
  const isAdmin = useIsAdmin()
  const download = useDownloadOf(model.id)
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
      {isShown && <DownloadItem download={download} mayAct={isAdmin} />}
      {isAdmin && !isShown && !model.installed && <StartDownload model={model} />}
    </div>
  )
}

function StartDownload({ model }: { model: Model }) {
  const start = useStartDownload()
  const [token, setToken] = useState('')
  const type = model.source?.type
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    start.mutate({ model_id: model.id, ...(token.trim() && { token: token.trim() }) })
    setToken('')
  }
  return (
    <form onSubmit={submit} className="space-y-3">
      {model.gated && (type === 'huggingface' || type === 'civitai') && (
        <TokenField site={type} value={token} onChange={setToken} />
      )}
      {start.isError && <Notice tone="bad">{messageOf(start.error)}</Notice>}
      <Button type="submit" look="primary" size="small" busy={start.isPending}>
        {!start.isPending && <CloudDownload aria-hidden />}
        Download
      </Button>
    </form>
  )
}

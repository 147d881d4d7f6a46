// The foot of a card: whether the model is here, on its way, or how it comes here.
import type { Download, Model } from '@roster/client'
import { CloudDownload, KeyRound, Plug, RotateCcw, X } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { formatBytes } from '../../core/format.ts'
import { messageOf } from '../../core/problem.ts'
import { wantsToken } from '../../downloads/state.ts'
import { InstalledBadge } from '../../library/installed-badge.tsx'
import type { InstalledState } from '../../library/installed-state.ts'
import { CARD } from '../../texts/models.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { priceOf } from './card-facts.ts'
import type { CardActions } from './card-menu.tsx'

const TokenDialog = lazy(async () => ({ default: (await import('./token-dialog.tsx')).TokenDialog }))

interface CardActionProps {
  model: Model
  state: InstalledState | null
  download: Download | undefined
  actions: CardActions | undefined
}

const MOVING: ReadonlySet<Download['status']> = new Set(['queued', 'downloading', 'verifying', 'paused'])

export function CardAction(props: CardActionProps) {
  const { model, state, download, actions } = props
  if (download && MOVING.has(download.status)) return <OnItsWay {...props} download={download} />
  if (state) return <InstalledBadge state={state} />
  if (isFetchable(model) && actions) return <Fetch model={model} download={download} actions={actions} />
  if (model.provider === 'local') return <Badge>{CARD.noSource}</Badge>
  return (
    <>
      <Badge tone={model.configured ? 'good' : 'plain'}>
        {model.configured ? <Plug aria-hidden /> : <KeyRound aria-hidden />}
        {model.configured ? CARD.configured : CARD.notConfigured}
      </Badge>
      <span className="ml-auto min-w-0 truncate text-soft text-xs">{priceOf(model)}</span>
    </>
  )
}

/** What came by hand, or was found on the disk, has no place that it could be brought from again. */
const isFetchable = ({ source }: Model): boolean =>
  source !== null && source.type !== 'local' && source.type !== 'upload'

const WORDS: Partial<Record<Download['status'], string>> = {
  queued: CARD.waiting,
  paused: CARD.paused,
  verifying: CARD.verifyingDownload,
}

function OnItsWay({ model, download, actions }: CardActionProps & { download: Download }) {
  const { status, progress, speed, total_bytes } = download
  const word = WORDS[status] ?? (speed === null ? '' : `${formatBytes(speed)}/s`)
  return (
    <div className="z-1 flex w-full items-center gap-2">
      <div className="min-w-0 flex-1">
        <p className="mb-1 flex justify-between gap-2 text-soft text-xs">
          <span>{word}</span>
          <span>{total_bytes === null ? '' : `${Math.floor(progress)}%`}</span>
        </p>
        <Progress
          key={download.id}
          label={CARD.progressOf(model.display_name)}
          value={total_bytes === null ? null : progress}
        />
      </div>
      {actions && (
        <Button
          look="ghost"
          size="smallIcon"
          aria-label={CARD.cancelOf(model.display_name)}
          onClick={() => actions.onCancelDownload(download)}
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  )
}

interface FetchProps {
  model: Model
  download: Download | undefined
  actions: CardActions
}

function Fetch({ model, download, actions }: FetchProps) {
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const needsToken = wantsToken(download)
  const hasFailed = download?.status === 'failed' && !needsToken
  const failure = problem ?? (hasFailed ? download?.error?.message : undefined)
  const start = () => {
    if (model.gated || needsToken) return setAsking(true)
    setProblem(undefined)
    actions.onDownload(model).catch((error: unknown) => setProblem(messageOf(error)))
  }
  const name = model.display_name
  const [text, label] = needsToken
    ? [CARD.giveToken, CARD.giveTokenFor(name)]
    : hasFailed
      ? [CARD.tryAgain, CARD.tryAgainWith(name)]
      : [CARD.download, CARD.downloadOf(name)]
  const Icon = needsToken ? KeyRound : hasFailed ? RotateCcw : CloudDownload
  return (
    <>
      <Button size="small" aria-label={label} onClick={start} className="z-1">
        <Icon aria-hidden />
        {text}
      </Button>
      {failure && (
        <span role="alert" title={failure} className="min-w-0 truncate text-bad text-xs">
          {problem ?? CARD.failed}
        </span>
      )}
      <Suspense>
        {isAsking && (
          <TokenDialog
            model={model}
            onDownload={(token) => actions.onDownload(model, token)}
            onClose={() => setAsking(false)}
          />
        )}
      </Suspense>
    </>
  )
}

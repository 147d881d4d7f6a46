// One model at a glance: what it is, whether it fits, whether it is here, and how it comes here.
import type { Download, InstalledModel, Model, Verification } from '@roster/client'
import { Lock, Star } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import { installedState } from '../../library/installed-state.ts'
import { CARD } from '../../texts/models.ts'
import { Badge } from '../../ui/badge.tsx'
import { fitOf } from '../fit.ts'
import { ModalityIcon } from '../modality-icon.tsx'
import { CardAction } from './card-action.tsx'
import type { CardActions } from './card-actions.ts'
import { chipsOf, factsLine, kindLine } from './card-facts.ts'
import { CardMenu } from './card-menu.tsx'
import { FitBadge } from './fit-badge.tsx'

export interface ModelCardProps {
  model: Model
  /** What its provider is called; its id without. */
  provider?: string
  /** Of the GPU that it would run on; null where that is not known. */
  vramGb?: number | null
  /** What lies on the disk of it. */
  installed?: InstalledModel | undefined
  /** The hashing that is going on. */
  verification?: Verification | undefined
  /** Its newest download. */
  download?: Download | undefined
  /** Where its details are. */
  href?: string
  onOpen?: (id: string) => void
  /** What may be done with it; nothing without. */
  actions?: CardActions
  /** Its place in a list, for whoever moves the focus through it. */
  index?: number
}

/** Drawn again only when something of its own has changed. */
export const ModelCard = memo((props: ModelCardProps) => {
  const { model, provider = model.provider, vramGb = null, installed, verification, download, actions } = props
  const fit = fitOf(model, vramGb, installed?.identified?.vram_estimate_gb)
  const state = installed ? installedState(installed, verification) : null
  return (
    <article className="relative flex h-full flex-col rounded-xl border bg-surface p-3.5 transition-colors focus-within:border-edge hover:border-edge">
      <div className="flex items-start gap-3">
        <span className="grid size-9 shrink-0 place-items-center rounded-lg bg-sunken text-soft">
          <ModalityIcon modality={model.modality} className="size-4.5" />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="flex items-center gap-1.5">
            <Name {...props} />
            {model.is_default && (
              <Star role="img" aria-label={CARD.isDefault} className="size-3.5 shrink-0 fill-accent text-accent" />
            )}
          </h2>
          <p className="truncate text-soft text-xs">{kindLine(model, provider)}</p>
        </div>
        {installed && actions && <CardMenu model={model} actions={actions} />}
      </div>
      <p className="mt-2.5 flex h-5 flex-wrap items-center gap-1 overflow-hidden">
        {chipsOf(model).map((chip) => (
          <Badge key={chip}>{chip}</Badge>
        ))}
        {model.gated && (
          <Badge tone="warn">
            <Lock aria-hidden />
            {CARD.gated}
          </Badge>
        )}
        {fit && <FitBadge fit={fit} />}
        {!model.is_active && <Badge>{CARD.inactive}</Badge>}
      </p>
      <p className="mt-2 truncate text-faint text-xs">{factsLine(model)}</p>
      <div className="mt-auto flex h-8 items-center gap-2 pt-2">
        <CardAction model={model} state={state} download={download} actions={actions} />
      </div>
    </article>
  )
})

/** The whole card leads to the details; what can be done stands above that. */
function Name({ model, href, onOpen, index }: ModelCardProps) {
  const text = <span className="truncate">{model.display_name}</span>
  if (href === undefined) return <span className="min-w-0 truncate font-semibold">{text}</span>
  const open = (event: MouseEvent) => {
    // A new tab or window is the browser's business.
    if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    onOpen(model.id)
  }
  return (
    <a
      href={href}
      data-index={index}
      onClick={open}
      title={model.display_name}
      className="flex min-w-0 font-semibold outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:outline-offset-2"
    >
      {text}
    </a>
  )
}

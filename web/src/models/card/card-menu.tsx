// What can be done with the files of a model that is here.
import type { Model } from '@roster/client'
import { EllipsisVertical } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { CARD } from '../../texts/models.ts'
import { Button } from '../../ui/button.tsx'
import type { CardActions } from './card-actions.ts'

const OpenMenu = lazy(async () => ({ default: (await import('./card-menu-items.tsx')).CardMenuItems }))

/** The menu's code comes with the first one that is opened: a list has many cards. */
export function CardMenu({ model, actions }: { model: Model; actions: CardActions }) {
  const [wasOpened, setOpened] = useState(false)
  const label = CARD.actionsOf(model.display_name)
  const closed = (
    <Button
      look="ghost"
      size="smallIcon"
      aria-label={label}
      aria-haspopup="menu"
      onClick={() => setOpened(true)}
      className="-mt-0.5 -mr-1 z-1"
    >
      <EllipsisVertical aria-hidden />
    </Button>
  )
  if (!wasOpened) return closed
  return (
    <Suspense fallback={closed}>
      <OpenMenu label={label} model={model} actions={actions} />
    </Suspense>
  )
}

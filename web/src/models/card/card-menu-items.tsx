// The opened menu of a card.
import type { Model } from '@roster/client'
import { EllipsisVertical, ShieldCheck, Trash2 } from 'lucide-react'
import { CARD } from '../../texts/models.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import type { CardActions } from './card-actions.ts'

interface CardMenuItemsProps {
  label: string
  model: Model
  actions: CardActions
}

export const CardMenuItems = ({ label, model, actions }: CardMenuItemsProps) => (
  <Menu
    startsOpen
    trigger={
      <Button look="ghost" size="smallIcon" aria-label={label} className="-mt-0.5 -mr-1 z-1">
        <EllipsisVertical aria-hidden />
      </Button>
    }
  >
    <MenuItem onSelect={() => actions.onVerify(model)}>
      <ShieldCheck aria-hidden />
      {CARD.verify}
    </MenuItem>
    <MenuItem danger onSelect={() => actions.onRemove(model)}>
      <Trash2 aria-hidden />
      {CARD.remove}
    </MenuItem>
  </Menu>
)

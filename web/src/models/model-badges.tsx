// The states of a model that matter before it is chosen.
import type { Model } from '@roster/client'
import { HardDrive, Lock, Star } from 'lucide-react'
import { CARD } from '../texts/models.ts'
import { Badge } from '../ui/badge.tsx'

export const ModelBadges = ({ model }: { model: Model }) => (
  <>
    {model.is_default && (
      <Badge tone="accent">
        <Star aria-hidden />
        {CARD.isDefault}
      </Badge>
    )}
    {model.installed && (
      <Badge tone="good">
        <HardDrive aria-hidden />
        {CARD.installed}
      </Badge>
    )}
    {model.gated && (
      <Badge tone="warn">
        <Lock aria-hidden />
        {CARD.gated}
      </Badge>
    )}
    {!model.is_active && <Badge>{CARD.inactive}</Badge>}
  </>
)

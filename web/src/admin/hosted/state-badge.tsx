// Whether a model can be called from this server, and if not, why.
import type { Model } from '@roster/client'
import { HOSTED } from '../../texts/hosted.ts'
import { Badge } from '../../ui/badge.tsx'

export function StateBadge({ model, isProviderActive }: { model: Model; isProviderActive: boolean }) {
  if (!isProviderActive) return <Badge tone="warn">{HOSTED.providerOff}</Badge>
  if (model.provider === 'local' && model.source && !model.installed) return <Badge>{HOSTED.noWeights}</Badge>
  if (model.configured) return <Badge tone="good">{HOSTED.configured}</Badge>
  return <Badge>{model.provider === 'local' ? HOSTED.noRunner : HOSTED.notConfigured}</Badge>
}

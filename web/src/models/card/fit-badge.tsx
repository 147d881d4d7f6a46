// Whether a model fits the GPU of this server.
import { Cpu } from 'lucide-react'
import { CARD } from '../../texts/models.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Fit } from '../fit.ts'

export function FitBadge({ fit }: { fit: Fit }) {
  const isTooLarge = fit.verdict === 'too_large'
  return (
    <Badge tone={isTooLarge ? 'warn' : 'good'} title={sentenceOfFit(fit)}>
      <Cpu aria-hidden />
      {isTooLarge ? CARD.tooLargeShort : CARD.fitsShort}
    </Badge>
  )
}

export function sentenceOfFit({ verdict, needed_gb, vram_gb }: Fit): string {
  if (verdict === 'too_large') return CARD.tooLarge(needed_gb, vram_gb)
  return verdict === 'fits' ? CARD.fits(vram_gb) : CARD.likely(vram_gb)
}

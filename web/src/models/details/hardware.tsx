// Whether the GPU of this server is large enough for a model, as a picture.
import type { Model, System } from '@roster/client'
import { twMerge } from 'tailwind-merge'
import { useInstalled } from '../../library/queries.ts'
import { LIMITS } from '../../texts/details.ts'
import { Section } from '../../ui/facts.tsx'
import { Meter } from '../../ui/meter.tsx'
import { sentenceOfFit } from '../card/fit-badge.tsx'
import { fitOf } from '../fit.ts'

interface HardwareProps {
  model: Model
  system: System
}

export function Hardware({ model, system: { vram_gb, gpus } }: HardwareProps) {
  const installed = useInstalled(model.id)
  if (model.provider !== 'local' && model.source === null) return null
  const fit = fitOf(model, vram_gb, installed?.identified?.vram_estimate_gb)
  return (
    <Section title={LIMITS.hardware}>
      {fit ? (
        <>
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className={twMerge('font-medium', fit.verdict === 'too_large' && 'text-warn')}>
              {sentenceOfFit(fit)}
            </span>
            <span className="text-soft">{gpus[0]?.name}</span>
          </p>
          <Meter
            label={LIMITS.meter}
            total={Math.max(fit.vram_gb, fit.needed_gb)}
            parts={[
              {
                id: 'needed',
                label: `${LIMITS.needs(fit.needed_gb)}, ${LIMITS.has(fit.vram_gb)}`,
                value: fit.needed_gb,
                tone: fit.verdict === 'too_large' ? 'bg-warn' : 'bg-accent',
              },
            ]}
            className="mt-2"
          />
        </>
      ) : (
        <p className="text-soft">{vram_gb === null ? LIMITS.noGpu : LIMITS.needUnknown}</p>
      )}
    </Section>
  )
}

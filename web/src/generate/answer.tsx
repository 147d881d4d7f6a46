// The answer of resolve: the model and why, cost, limits, parameters, alternatives.
import type { Resolution } from '@roster/client'
import { GENERATE } from '../texts/generate.ts'
import { Notice } from '../ui/notice.tsx'
import { Alternatives } from './alternatives.tsx'
import { ChosenModel } from './chosen-model.tsx'
import { Limits } from './limits.tsx'
import { Parameters } from './parameters.tsx'
import { parameterName } from './parameters-of.ts'

interface AnswerProps {
  resolution: Resolution
  onChoose: (model: string) => void
}

export const Answer = ({ resolution, onChoose }: AnswerProps) => (
  <div className="space-y-4">
    <ChosenModel resolution={resolution} />
    {resolution.clamped.map(({ name, from, to }) => (
      <Notice key={name} tone="warn">
        {GENERATE.clamped(parameterName(name), String(from), String(to))}
      </Notice>
    ))}
    <Limits limits={resolution.limits} />
    <Parameters parameters={resolution.parameters} origins={resolution.origins} />
    <Alternatives resolution={resolution} onChoose={onChoose} />
  </div>
)

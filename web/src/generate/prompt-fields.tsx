// What is to be made, and what must not be in it.
import type { Model, Resolution } from '@roster/client'
import { errorAt, type FieldErrors } from '../core/problem.ts'
import { GENERATE } from '../texts/generate.ts'
import { Field } from '../ui/field.tsx'
import { TextArea } from '../ui/textarea.tsx'
import type { Prompt } from './prompt.ts'
import { TriggerWords } from './trigger-words.tsx'

interface PromptFieldsProps {
  model: Model | undefined
  value: Prompt
  tokens: Resolution['tokens'] | undefined
  triggerWords: readonly string[]
  errors: FieldErrors
  onChange: (part: Partial<Prompt>) => void
}

export function PromptFields({ model, value, tokens, triggerWords, errors, onChange }: PromptFieldsProps) {
  const { text, negative } = value
  const count = model?.modality === 'text' && text !== '' ? tokens?.input : null
  return (
    <>
      <div>
        <Field
          label={GENERATE.prompt}
          error={errorAt(errors, '/input/prompt')}
          {...(typeof count === 'number' && { hint: GENERATE.promptTokens(count) })}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={4}
              placeholder={model?.modality === 'text' ? GENERATE.chatPlace : GENERATE.promptPlace}
              value={text}
              onChange={(event) => onChange({ text: event.target.value })}
            />
          )}
        </Field>
        <TriggerWords
          words={triggerWords}
          prompt={text}
          onAdd={(word) => onChange({ text: text.trim() === '' ? word : `${text.trimEnd()}, ${word}` })}
        />
      </div>
      {(takesNegative(model) || negative !== '') && (
        <Field label={GENERATE.negativePrompt} error={errorAt(errors, '/input/negative_prompt')}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              placeholder={GENERATE.negativePlace}
              value={negative}
              onChange={(event) => onChange({ negative: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

/** A model that says nothing of it may take one. */
const takesNegative = (model: Model | undefined): boolean =>
  (model?.modality === 'image' || model?.modality === 'video') && model.capabilities.supports_negative_prompts !== false

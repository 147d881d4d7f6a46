// The words by which an adapter is called, each one click away from the prompt.
import { Plus } from 'lucide-react'
import { GENERATE } from '../texts/generate.ts'

interface TriggerWordsProps {
  words: readonly string[]
  prompt: string
  onAdd: (word: string) => void
}

export function TriggerWords({ words, prompt, onAdd }: TriggerWordsProps) {
  const missing = words.filter((word) => !prompt.toLowerCase().includes(word.toLowerCase()))
  if (missing.length === 0) return null
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-1.5 text-faint text-xs">
      {GENERATE.triggerWords}
      {missing.map((word) => (
        <button
          key={word}
          type="button"
          aria-label={GENERATE.addWord(word)}
          onClick={() => onAdd(word)}
          className="inline-flex items-center gap-1 rounded-full bg-accent-soft px-2 py-0.5 font-medium text-accent-ink hover:underline [&_svg]:size-3"
        >
          <Plus aria-hidden />
          {word}
        </button>
      ))}
    </p>
  )
}

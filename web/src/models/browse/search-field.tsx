// Where one types what one looks for. The slash key leads here from anywhere on the page.
import { Search, X } from 'lucide-react'
import { useEffect } from 'react'
import { useTyped } from '../../core/use-typed.ts'
import { MODELS } from '../../texts/models.ts'

interface SearchFieldProps {
  label?: string
  hint?: string
  value: string
  onChange: (value: string) => void
}

export function SearchField({ label = MODELS.search, hint = MODELS.searchHint, value, onChange }: SearchFieldProps) {
  const { text, setText, input } = useTyped(value)
  const tell = (next: string) => {
    setText(next)
    onChange(next)
  }
  useEffect(() => focusBySlash(input), [input])
  return (
    <div className="relative min-w-52 flex-1">
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-faint" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => tell(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && tell('')}
        className="h-9 w-full rounded-md border border-edge bg-surface pr-9 pl-9 text-sm focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent/35 [&::-webkit-search-cancel-button]:hidden"
      />
      {text === '' ? (
        <kbd
          aria-hidden
          className="pointer-events-none absolute top-2 right-2.5 rounded border bg-sunken px-1.5 font-mono text-faint text-xs max-sm:hidden"
        >
          /
        </kbd>
      ) : (
        <button
          type="button"
          aria-label={MODELS.clearSearch}
          onClick={() => tell('')}
          className="absolute top-1.5 right-1.5 grid size-6 place-items-center rounded text-faint hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  )
}

function focusBySlash(input: { readonly current: HTMLInputElement | null }): () => void {
  const focus = (event: KeyboardEvent) => {
    const target = event.target instanceof HTMLElement ? event.target : null
    if (event.key !== '/' || target?.closest('input, textarea, select, [role=dialog]')) return
    event.preventDefault()
    input.current?.focus()
  }
  document.addEventListener('keydown', focus)
  return () => document.removeEventListener('keydown', focus)
}

// Where a token is typed. It goes with one request and is kept nowhere.
import { DOWNLOADS } from '../texts/downloads.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

const SITES = {
  huggingface: { label: DOWNLOADS.hubToken, placeholder: 'hf_...', page: 'https://huggingface.co/settings/tokens' },
  civitai: { label: DOWNLOADS.civitaiKey, placeholder: '', page: 'https://civitai.com/user/account' },
} as const

export type TokenSite = keyof typeof SITES

interface TokenFieldProps {
  site: TokenSite
  value: string
  onChange: (token: string) => void
  /** Instead of what the form around it does. */
  onEnter?: () => void
  error?: string | undefined
  className?: string
}

export function TokenField({ site, value, onChange, onEnter, error, className }: TokenFieldProps) {
  const { label, placeholder, page } = SITES[site]
  const hint = (
    <>
      {DOWNLOADS.tokenHint}{' '}
      <a href={page} target="_blank" rel="noreferrer" className="whitespace-nowrap text-accent-ink underline">
        {DOWNLOADS.whereTokens}
      </a>
    </>
  )
  return (
    <Field label={label} hint={hint} error={error} {...(className && { className })}>
      {(control) => (
        <Input
          {...control}
          type="password"
          // No browser may offer to keep it.
          autoComplete="new-password"
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !onEnter) return
            event.preventDefault()
            if (value.trim() !== '') onEnter()
          }}
        />
      )}
    </Field>
  )
}

// Lets a download go on with a token, where one is wanted or may help.
import { type SubmitEvent, useState } from 'react'
import { errorAt, fieldErrorsOf } from '../core/problem.ts'
import { DOWNLOADS } from '../texts/downloads.ts'
import { Button } from '../ui/button.tsx'
import type { Acting } from './download-buttons.tsx'
import { tokenMayHelp } from './state.ts'
import { TokenField, type TokenSite } from './token-field.tsx'

export function TokenForm({ download, action, site }: Acting & { site: TokenSite }) {
  const [token, setToken] = useState('')
  if (!tokenMayHelp(download)) return null
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const verb = download.status === 'failed' ? 'retry' : 'resume'
    action.mutate({ verb, token: token.trim() }, { onSuccess: () => setToken('') })
  }
  return (
    <form onSubmit={submit} className="flex items-end gap-2 rounded-md bg-sunken p-2.5">
      <TokenField
        site={site}
        value={token}
        onChange={setToken}
        error={errorAt(fieldErrorsOf(action.error), '/token')}
        className="flex-1"
      />
      <Button type="submit" look="primary" size="small" className="mb-auto mt-6" disabled={token.trim() === ''}>
        {DOWNLOADS.goOn}
      </Button>
    </form>
  )
}

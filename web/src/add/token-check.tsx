// A token that is tried before anything is begun: what comes is asked for again with it.
import { TokenField, type TokenSite } from '../downloads/token-field.tsx'
import { ADD } from '../texts/add.ts'
import { Button } from '../ui/button.tsx'

export interface TokenCheckProps {
  site: TokenSite
  token: string
  onToken: (token: string) => void
  onCheck: () => void
}

/** No form of its own: it may stand within one. */
export const TokenCheck = ({ site, token, onToken, onCheck }: TokenCheckProps) => (
  <div className="flex flex-wrap items-start gap-2">
    <TokenField site={site} value={token} onChange={onToken} onEnter={onCheck} className="min-w-52 flex-1" />
    <Button className="mt-5" disabled={token.trim() === ''} onClick={onCheck}>
      {ADD.plan.checkToken}
    </Button>
  </div>
)

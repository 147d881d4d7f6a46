// What has to be known before: the gate, what its site calls unsafe, room, warnings, and where signals disagree.
import type { DownloadPlan } from '@roster/client'
import type { TokenSite } from '../downloads/token-field.tsx'
import { ADD } from '../texts/add.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { LinkedText } from '../ui/linked-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { TokenCheck, type TokenCheckProps } from './token-check.tsx'

const TEXT = ADD.plan

interface PlanNoticesProps {
  plan: DownloadPlan
  bytes: number | null
  isConfirmed: boolean
  onConfirm: (confirmed: boolean) => void
}

export function PlanNotices({ plan, bytes, isConfirmed, onConfirm }: PlanNoticesProps) {
  const { free_bytes, warnings, is_unsafe, files, identified, source } = plan
  const isShort = source.type !== 'local' && bytes !== null && bytes > free_bytes
  return (
    <>
      {isShort && <Notice tone="bad">{TEXT.noRoom(bytes, free_bytes)}</Notice>}
      {is_unsafe && (
        <Notice tone="bad">
          <p className="font-medium">{TEXT.unsafeTitle}</p>
          <ul className="my-1 text-xs">
            {files
              .filter(({ verdict }) => verdict === 'unsafe')
              .map(({ path, verdict_detail }) => (
                <li key={path} className="break-words">
                  <span className="font-mono">{path}</span>
                  {verdict_detail && `: ${verdict_detail}`}
                </li>
              ))}
          </ul>
          <Checkbox label={TEXT.unsafeConfirm} checked={isConfirmed} onChange={onConfirm} />
        </Notice>
      )}
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn" className="text-xs">
          <LinkedText text={warning} />
        </Notice>
      ))}
      {identified?.conflicts.map(({ field, detail }) => (
        <Notice key={field} tone="info" className="text-xs">
          {detail}
        </Notice>
      ))}
    </>
  )
}

interface GateProps extends Omit<TokenCheckProps, 'site'> {
  plan: DownloadPlan
  /** Whether a token was given that opened what is gated. */
  isOpened: boolean
}

/** It can be begun without a token as well: then it waits for one. */
export function Gate({ plan: { gate, source }, token, onToken, onCheck, isOpened }: GateProps) {
  if (isOpened && gate === null) return <Notice tone="good">{TEXT.tokenWorks}</Notice>
  const site: TokenSite | null = source.type === 'huggingface' || source.type === 'civitai' ? source.type : null
  if (gate === null || site === null) return null
  return (
    <div className="rounded-lg border border-warn/40 bg-warn-soft p-3.5">
      <p className="mb-3 text-sm text-warn">
        <LinkedText text={gate.message} />
      </p>
      <TokenCheck site={site} token={token} onToken={onToken} onCheck={onCheck} />
    </div>
  )
}

// The API keys: who has one, and taking one back.
import type { Key } from '@roster/client'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { formatAgo, formatDay, formatTime } from '../core/format.ts'
import { messageOf } from '../core/problem.ts'
import { useIsAdmin, useSession } from '../session/session.ts'
import { SETTINGS } from '../texts/settings.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Empty } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.tsx'
import { NewKeyDialog } from './new-key-dialog.tsx'
import { useKeys, useRevokeKey } from './use-keys.ts'

export function ApiKeysPanel() {
  const isAdmin = useIsAdmin()
  const hasSession = useSession().data !== undefined
  const { data, error } = useKeys(isAdmin)
  const [isMaking, setMaking] = useState(false)
  const [revoked, setRevoked] = useState<Key | null>(null)
  const add = (
    <Button size="small" onClick={() => setMaking(true)}>
      <Plus aria-hidden />
      {SETTINGS.newKey}
    </Button>
  )
  return (
    <Panel
      title={SETTINGS.keys}
      lead={isAdmin || !hasSession ? SETTINGS.keysLead : SETTINGS.keysSignIn}
      actions={isAdmin && add}
    >
      {error && (
        <Notice tone="bad" className="mx-5 mb-5">
          {messageOf(error)}
        </Notice>
      )}
      {isAdmin && !data && !error && <Skeleton className="mx-5 mb-5 h-16" />}
      {data?.length === 0 && (
        <div className="border-t [&>div]:py-8">
          <Empty Icon={KeyRound} title={SETTINGS.noKeys}>
            {SETTINGS.noKeysWhy}
          </Empty>
        </div>
      )}
      {data && data.length > 0 && (
        <ul aria-label={SETTINGS.keys} className="divide-y border-t">
          {data.map((key) => (
            <KeyRow key={key.id} apiKey={key} onRevoke={() => setRevoked(key)} />
          ))}
        </ul>
      )}
      {isMaking && <NewKeyDialog onClose={() => setMaking(false)} />}
      {revoked && <Revoke apiKey={revoked} onClose={() => setRevoked(null)} />}
    </Panel>
  )
}

function KeyRow({ apiKey, onRevoke }: { apiKey: Key; onRevoke: () => void }) {
  const { name, role, prefix, created_at, expires_at, last_used_at } = apiKey
  const isExpired = expires_at !== null && Date.parse(expires_at) <= Date.now()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-1.5">
          <span className="break-words font-medium">{name}</span>
          <Badge tone={role === 'admin' ? 'accent' : 'plain'}>{SETTINGS.roles[role]}</Badge>
          {isExpired && <Badge tone="bad">{SETTINGS.expired}</Badge>}
        </p>
        <p className="text-faint text-xs">
          <code className="font-mono">{`${prefix}...`}</code>
          {` · ${SETTINGS.created} `}
          <span title={formatTime(created_at)}>{formatAgo(created_at)}</span>
          {` · ${SETTINGS.lastUsed}: ${last_used_at ? formatAgo(last_used_at) : SETTINGS.neverUsed}`}
          {` · ${SETTINGS.expires}: ${expires_at ? formatDay(expires_at) : SETTINGS.neverExpires}`}
        </p>
      </div>
      <Button size="small" look="ghost" aria-label={SETTINGS.revokeOf(name)} onClick={onRevoke}>
        {SETTINGS.revoke}
      </Button>
    </li>
  )
}

function Revoke({ apiKey: { id, name }, onClose }: { apiKey: Key; onClose: () => void }) {
  const revoke = useRevokeKey()
  const confirm = () =>
    revoke.mutate(id, {
      onSuccess: () => {
        toast(SETTINGS.revoked(name))
        onClose()
      },
    })
  return (
    <Confirm
      title={SETTINGS.revokeTitle(name)}
      action={SETTINGS.revoke}
      busy={revoke.isPending}
      error={revoke.isError && <Notice tone="bad">{messageOf(revoke.error)}</Notice>}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {SETTINGS.revokeWhy}
    </Confirm>
  )
}

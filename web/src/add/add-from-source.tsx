// Brings a model from wherever people paste it from: what would come is shown while they type, and nothing starts by itself.
import type { Download, DownloadPlan } from '@roster/client'
import { CloudDownload } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { fieldErrorsOf, hasCode, messageOf } from '../core/problem.ts'
import { useStartDownload } from '../downloads/queries.ts'
import { ADD } from '../texts/add.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Adopt } from './adopt.tsx'
import { PlanCompanions } from './plan-companions.tsx'
import { PlanFacts } from './plan-facts.tsx'
import { type PlanFile, PlanFiles } from './plan-files.tsx'
import { PlanHeader } from './plan-header.tsx'
import { Gate, PlanNotices } from './plan-notices.tsx'
import { SourceField, SourceForms } from './source-field.tsx'
import { folderOf, sourceKindOf } from './source-kind.ts'
import { type Details, detailsOf, statedOf } from './stated.ts'
import { StatedFields } from './stated-fields.tsx'
import { TokenCheck } from './token-check.tsx'
import { usePlan, type Wanted } from './use-plan.ts'

interface AddFromSourceProps {
  onDownload?: ((download: Download) => void) | undefined
}

const NOT_CHECKED = { token: '', number: 0 }

export function AddFromSource({ onDownload }: AddFromSourceProps) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<readonly PlanFile[] | null>(null)
  const [checked, setChecked] = useState(NOT_CHECKED)
  const [token, setToken] = useState('')
  const [started, setStarted] = useState<string | null>(null)
  const wanted: Wanted = { text, checked, files: chosen?.map(({ path }) => path) ?? null }
  const { plan, error, isLooking } = usePlan(wanted)

  const type = (next: string) => {
    setText(next)
    setChosen(null)
    setChecked(NOT_CHECKED)
    setToken('')
    setStarted(null)
  }
  const check = () => setChecked({ token: token.trim(), number: checked.number + 1 })
  const isEmpty = chosen?.length === 0
  const kind = sourceKindOf(text)
  const site = kind === 'huggingface' || kind === 'civitai' ? kind : null
  return (
    <div className="space-y-4">
      <SourceField
        text={text}
        known={plan?.source.type === 'upload' ? undefined : plan?.source.type}
        onChange={type}
        isLooking={isLooking}
        error={isEmpty ? ADD.files.none : error && !isLooking ? sentenceOf(error) : undefined}
      />
      {started !== null && text === '' && <Notice tone="good">{ADD.go.started(started)}</Notice>}
      {text === '' && <SourceForms />}
      {!plan && site && (tokenMayOpen(error) || (isLooking && checked.number > 0)) && (
        <div className="rounded-xl border bg-surface p-4">
          <p className="mb-3 text-soft">{ADD.plan.hidden}</p>
          <TokenCheck site={site} token={token} onToken={setToken} onCheck={check} />
        </div>
      )}
      {isLooking && !plan && checked.number === 0 && <PlanSkeleton />}
      {plan && (
        <PlanForm
          // Another source is another model: what was said of the last one does not hold for it.
          key={text.trim()}
          {...{ plan, wanted, chosen, token, isLooking }}
          onChoose={setChosen}
          onToken={setToken}
          onCheck={check}
          onStarted={(download, name) => {
            type('')
            setStarted(name)
            onDownload?.(download)
          }}
        />
      )}
    </div>
  )
}

/** A site calls missing what it hides from who does not say who they are. */
const tokenMayOpen = (error: Error | null): boolean =>
  ['not_found', 'unauthorized', 'gated'].some((code) => hasCode(error, code))

/** What is wrong with the text stands below it. */
const sentenceOf = (error: Error): string => fieldErrorsOf(error)['/source/text'] ?? messageOf(error)

interface PlanFormProps {
  plan: DownloadPlan
  wanted: Wanted
  chosen: readonly PlanFile[] | null
  token: string
  isLooking: boolean
  onChoose: (files: readonly PlanFile[] | null) => void
  onToken: (token: string) => void
  onCheck: () => void
  onStarted: (download: Download, name: string) => void
}

function PlanForm({ plan, wanted, chosen, token, isLooking, onChoose, onToken, onCheck, onStarted }: PlanFormProps) {
  const start = useStartDownload()
  const [edited, setEdited] = useState<Partial<Details>>({})
  const [isConfirmed, setConfirmed] = useState(false)
  const details = { ...detailsOf(plan), ...edited }
  const isLocal = plan.source.type === 'local'
  // At once; the plan for them follows.
  const bytes = chosen ? totalOf(chosen) : plan.total_bytes
  const begin = (force: boolean) => {
    const model = statedOf(plan, details)
    const wish = {
      source: { text: wanted.text.trim(), files: [...(wanted.files ?? [])] },
      ...{ force, confirm_unsafe: isConfirmed },
      ...(model && { model }),
      ...(token.trim() && { token: token.trim() }),
    }
    start.mutate(wish, { onSuccess: (download) => onStarted(download, details.name) })
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    begin(false)
  }
  const isInstalled = hasCode(start.error, 'conflict')
  return (
    <form
      noValidate
      onSubmit={submit}
      aria-label={ADD.plan.label}
      aria-busy={isLooking}
      className="animate-appear space-y-4 rounded-xl border bg-surface p-4 shadow-panel sm:p-5"
    >
      <PlanHeader plan={plan} />
      <PlanFacts plan={plan} bytes={bytes} files={(chosen ?? plan.files).length} />
      <Gate plan={plan} isOpened={wanted.checked.number > 0} {...{ token, onToken, onCheck }} />
      <PlanNotices plan={plan} bytes={bytes} isConfirmed={isConfirmed} onConfirm={setConfirmed} />
      <PlanFiles plan={plan} wanted={wanted} onChoose={onChoose} />
      <PlanCompanions companions={plan.companions} />
      {isLocal ? (
        <>
          <p className="text-soft">{ADD.plan.staysHere}</p>
          <Adopt folder={folderOf(wanted.text, isOneFile(plan, wanted.text))} />
        </>
      ) : (
        <>
          <StatedFields
            details={details}
            errors={fieldErrorsOf(start.error)}
            onChange={(part) => setEdited({ ...edited, ...part })}
          />
          {start.isError && (
            <Notice
              tone={isInstalled ? 'warn' : 'bad'}
              actions={
                isInstalled && (
                  <Button size="small" onClick={() => begin(true)}>
                    {ADD.go.again}
                  </Button>
                )
              }
            >
              {messageOf(start.error)}
            </Notice>
          )}
          <Button
            type="submit"
            look="primary"
            busy={start.isPending}
            disabled={chosen?.length === 0 || (plan.is_unsafe && !isConfirmed)}
          >
            {!start.isPending && <CloudDownload aria-hidden />}
            {ADD.go.download(bytes)}
          </Button>
        </>
      )}
    </form>
  )
}

const totalOf = (files: readonly PlanFile[]): number | null =>
  files.reduce<number | null>((sum, { size = null }) => (sum === null || size === null ? null : sum + size), 0)

/** A folder names its files below itself, and a file itself. */
const isOneFile = ({ files }: DownloadPlan, text: string): boolean => {
  const [file] = files
  return files.length === 1 && file !== undefined && text.trim().endsWith(file.path)
}

/** As high as most plans are. */
const PlanSkeleton = () => (
  <div aria-hidden className="space-y-4 rounded-xl border bg-surface p-4 sm:p-5">
    <Skeleton className="h-6 w-1/3" />
    <Skeleton className="h-16" />
    <Skeleton className="h-28" />
  </div>
)

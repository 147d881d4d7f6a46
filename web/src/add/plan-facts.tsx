// What would come, at a glance: how large, whether there is room, whether the GPU holds it, whether it is safe.
import type { DownloadPlan } from '@roster/client'
import { Cpu, HardDrive, type LucideIcon, Package, ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react'
import type { ReactNode } from 'react'
import { twMerge } from 'tailwind-merge'
import { formatCount } from '../core/format.ts'
import { useVramGb } from '../core/use-system.ts'
import { ADD } from '../texts/add.ts'

const TEXT = ADD.plan

type Tone = 'plain' | 'good' | 'warn' | 'bad'

interface FactProps {
  Icon: LucideIcon
  label: string
  value: ReactNode
  note?: ReactNode
  tone?: Tone
}

const TONES: Readonly<Record<Tone, string>> = {
  plain: 'text-soft',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
}

const Fact = ({ Icon, label, value, note, tone = 'plain' }: FactProps) => (
  <div className="min-w-0 bg-surface px-3.5 py-2.5">
    <dt className="flex items-center gap-1.5 text-faint text-xs">
      <Icon aria-hidden className="size-3.5" />
      {label}
    </dt>
    <dd className="mt-0.5 font-medium">
      {value}
      {note && <span className={twMerge('block font-normal text-xs', TONES[tone])}>{note}</span>}
    </dd>
  </div>
)

interface PlanFactsProps {
  plan: DownloadPlan
  /** Of what was chosen; null where not every size is known. */
  bytes: number | null
  files: number
}

export function PlanFacts({ plan, bytes, files }: PlanFactsProps) {
  const isHere = plan.source.type === 'local'
  const hasRoom = bytes === null || bytes <= plan.free_bytes
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-4">
      <Fact Icon={Package} label={TEXT.size} value={TEXT.sizeOf(bytes)} note={formatCount(files, 'file')} />
      <Fact
        Icon={HardDrive}
        label={TEXT.room}
        value={TEXT.free(plan.free_bytes)}
        {...(isHere ? { note: TEXT.noneNeeded } : { note: hasRoom ? TEXT.enough : TEXT.tooLittle })}
        tone={isHere ? 'plain' : hasRoom ? 'good' : 'bad'}
      />
      <Graphics needed={plan.identified?.vram_estimate_gb ?? null} />
      <Safety plan={plan} />
    </dl>
  )
}

function Graphics({ needed }: { needed: number | null }) {
  const vram = useVramGb()
  if (needed === null)
    return <Fact Icon={Cpu} label={TEXT.gpu} value={<span className="text-faint">{TEXT.unknown}</span>} />
  const fits = vram === null ? null : needed <= vram
  return (
    <Fact
      Icon={Cpu}
      label={TEXT.gpu}
      value={TEXT.needsVram(needed)}
      note={vram === null ? TEXT.noGpu : fits ? TEXT.fits(vram) : TEXT.tooLarge(vram)}
      tone={fits === null ? 'plain' : fits ? 'good' : 'warn'}
    />
  )
}

function Safety({ plan }: { plan: DownloadPlan }) {
  const { Icon, tone, value, note } = safetyOf(plan)
  return <Fact Icon={Icon} label={TEXT.safety} value={value} tone={tone} note={note} />
}

function safetyOf({
  is_unsafe,
  identified,
  files,
}: DownloadPlan): Required<Pick<FactProps, 'Icon' | 'tone' | 'value' | 'note'>> {
  const isScanned = files.some(({ verdict }) => verdict === 'safe')
  const note = isScanned ? TEXT.scanned : null
  if (is_unsafe) return { Icon: ShieldAlert, tone: 'bad', value: TEXT.unsafe, note: TEXT.bySite }
  if (identified?.safety === 'dangerous') return { Icon: ShieldAlert, tone: 'bad', value: TEXT.dangerous, note }
  if (identified?.safety === 'suspicious') return { Icon: ShieldQuestion, tone: 'warn', value: TEXT.suspicious, note }
  if (identified?.safety === 'safe')
    return { Icon: ShieldCheck, tone: 'good', value: TEXT.safe, note: note ?? TEXT.noCode }
  if (identified?.safety === 'clean') return { Icon: ShieldCheck, tone: 'plain', value: TEXT.clean, note }
  return { Icon: ShieldQuestion, tone: 'plain', value: isScanned ? TEXT.noFinding : TEXT.notScanned, note }
}

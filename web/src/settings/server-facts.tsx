// What the server runs on: versions, GPUs, memory, disks.
import type { System } from '@roster/client'
import { formatBytes } from '../core/format.ts'
import { messageOf } from '../core/problem.ts'
import { useSystem } from '../core/use-system.ts'
import { useSession } from '../session/session.ts'
import { SETTINGS } from '../texts/settings.ts'
import { Facts } from '../ui/facts.tsx'
import { Meter } from '../ui/meter.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

export function ServerPanel() {
  const role = useSession().data?.role
  const maySee = role === 'user' || role === 'admin'
  const { data, error } = useSystem(maySee)
  return (
    <Panel title={SETTINGS.server} {...(role !== undefined && !maySee && { lead: SETTINGS.serverSignIn })}>
      {error && (
        <div className="px-5 pb-5">
          <Notice tone="bad">{messageOf(error)}</Notice>
        </div>
      )}
      {data ? <SystemFacts system={data} /> : maySee && !error && <Skeleton className="mx-5 mb-5 h-72" />}
    </Panel>
  )
}

function SystemFacts({ system }: { system: System }) {
  const { versions, platform, cpu, memory, gpus, gpu_probe, folders } = system
  const { database } = versions
  return (
    <div className="border-t">
      <Facts
        title={SETTINGS.version}
        facts={[
          { label: SETTINGS.version, value: versions.roster },
          { label: SETTINGS.database, value: `${DATABASES[database.engine]} ${database.version ?? ''}`.trim() },
          { label: SETTINGS.node, value: versions.node },
          { label: SETTINGS.platform, value: `${platform.os} ${platform.release}, ${platform.architecture}` },
        ]}
      />
      <Facts
        title={SETTINGS.gpu}
        facts={
          gpus.length > 0
            ? gpus.map((gpu) => ({
                label: gpu.name,
                value: [vramText(gpu), gpu.driver !== null && SETTINGS.driver(gpu.driver)].filter(Boolean).join(' · '),
              }))
            : [{ label: SETTINGS.gpu, value: gpu_probe.detail }]
        }
      />
      <Facts
        title={SETTINGS.cpu}
        facts={[
          { label: SETTINGS.cpu, value: `${cpu.name ?? ''} ${SETTINGS.cores(cpu.cores)}`.trim() },
          { label: SETTINGS.memory, value: freeText(memory.free_bytes, memory.total_bytes) },
        ]}
      />
      <Facts
        title={SETTINGS.foldersTitle}
        facts={folders.map((folder) => ({
          label: SETTINGS.folders[folder.name],
          value: (
            <>
              <span className="break-all font-mono text-xs">{folder.path}</span>
              {folder.free_bytes !== null && folder.total_bytes !== null && (
                <>
                  <Meter
                    label={SETTINGS.folders[folder.name]}
                    className="mt-1.5 h-1.5"
                    total={folder.total_bytes}
                    parts={[
                      {
                        id: 'used',
                        label: `${formatBytes(folder.total_bytes - folder.free_bytes)} ${SETTINGS.used}`,
                        value: folder.total_bytes - folder.free_bytes,
                        tone: 'bg-accent',
                      },
                    ]}
                  />
                  <span className="text-faint text-xs">{freeText(folder.free_bytes, folder.total_bytes)}</span>
                </>
              )}
            </>
          ),
        }))}
      />
    </div>
  )
}

const DATABASES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const

const freeText = (free: number, total: number): string => SETTINGS.freeOf(formatBytes(free), formatBytes(total))

const vramText = ({ vram_total_bytes, vram_free_bytes }: System['gpus'][number]): string =>
  vram_total_bytes === null
    ? SETTINGS.sharedMemory
    : vram_free_bytes === null
      ? formatBytes(vram_total_bytes)
      : freeText(vram_free_bytes, vram_total_bytes)

// The parts of the disk that models take, the largest first, and what half-arrived files take.
import type { LibraryList } from '@roster/client'
import { LIBRARY } from '../texts/library.ts'
import type { MeterPart } from '../ui/meter.tsx'

interface DiskPart extends MeterPart {
  name: string
}

/** One accent, from full to faint: what is largest is seen first. */
const TONES = ['bg-accent', 'bg-accent/75', 'bg-accent/55', 'bg-accent/40', 'bg-accent/28', 'bg-accent/20'] as const
const OTHERS = 'bg-faint/50'

export function diskParts({ by_folder, partial_bytes }: LibraryList['disk']): DiskPart[] {
  const folders = Object.entries(by_folder)
    .filter(([, bytes]) => bytes > 0)
    .sort(([, one], [, other]) => other - one)
  const shown = folders.slice(0, TONES.length)
  const rest = folders.slice(TONES.length).reduce((sum, [, bytes]) => sum + bytes, 0)
  return [
    ...shown.map(([folder, bytes], index) => part(folder, folderName(folder), bytes, TONES[index] ?? OTHERS)),
    ...(rest > 0 ? [part('others', LIBRARY.others, rest, OTHERS)] : []),
    ...(partial_bytes > 0 ? [part('partial', LIBRARY.partial, partial_bytes, 'bg-warn')] : []),
  ]
}

const part = (id: string, name: string, value: number, tone: string): DiskPart => ({
  id,
  name,
  value,
  tone,
  label: LIBRARY.partLabel(name, value),
})

/** A folder that was adopted in place has a long path, whose end tells it. */
const folderName = (folder: string): string =>
  folder.startsWith('/') ? (folder.split('/').findLast(Boolean) ?? folder) : folder

// What a job made: pictures, sound, video, text, a vector, or files of another kind.
import type { Job } from '@roster/client'
import { Download } from 'lucide-react'
import { formatBytes } from '../core/format.ts'
import { JOBS } from '../texts/jobs.ts'
import { buttonLook } from '../ui/button.tsx'
import { JobText } from './job-text.tsx'

type Output = NonNullable<Job['output']>
type File = Extract<Output, { files: unknown }>['files'][number]

export function JobOutput({ output, prompt }: { output: Output; prompt: string }) {
  if ('text' in output) return <JobText text={output.text} />
  if ('embedding' in output) return <Vector numbers={output.embedding} />
  const pictures = output.files.filter((file) => kindOf(file) === 'image')
  const others = output.files.filter((file) => kindOf(file) !== 'image')
  return (
    <div className="space-y-3">
      {pictures.length > 0 && (
        <ul className={pictures.length > 1 ? 'grid grid-cols-2 gap-2' : undefined}>
          {pictures.map(({ url }) => (
            <li key={url}>
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                className="block overflow-hidden rounded-lg border bg-sunken"
              >
                <img src={url} alt={JOBS.picture(prompt)} className="mx-auto max-h-[60dvh] w-auto max-w-full" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {others.map((file, index) => (
        <Media key={file.url} file={file} prompt={prompt} number={index + 1} />
      ))}
    </div>
  )
}

const kindOf = ({ content_type }: File): string => content_type?.split('/')[0] ?? ''

function Media({ file, prompt, number }: { file: File; prompt: string; number: number }) {
  const kind = kindOf(file)
  if (kind === 'audio')
    return (
      // biome-ignore lint/a11y/useMediaCaption: nobody has written what is heard in it; the label says what was asked for
      <audio controls src={file.url} aria-label={JOBS.sound(prompt)} className="w-full" />
    )
  if (kind === 'video')
    return (
      // biome-ignore lint/a11y/useMediaCaption: as above
      <video controls src={file.url} aria-label={JOBS.video(prompt)} className="max-h-[60dvh] w-full rounded-lg" />
    )
  return (
    <a href={file.url} download className={buttonLook({ size: 'small' })}>
      <Download aria-hidden />
      {[JOBS.file(number), file.content_type, file.size_bytes !== null && formatBytes(file.size_bytes)]
        .filter(Boolean)
        .join(' · ')}
    </a>
  )
}

const SHOWN_NUMBERS = 8

const Vector = ({ numbers }: { numbers: readonly number[] }) => (
  <div>
    <p className="font-medium">{JOBS.embedding(numbers.length)}</p>
    <p className="break-all font-mono text-soft text-xs">
      {`[${numbers
        .slice(0, SHOWN_NUMBERS)
        .map((number) => number.toFixed(4))
        .join(', ')}${numbers.length > SHOWN_NUMBERS ? ', ...' : ''}]`}
    </p>
  </div>
)

// How good a result is, in stars: five choices of which one holds.
import { Star } from 'lucide-react'
import { useId } from 'react'
import { twMerge } from 'tailwind-merge'
import { JOBS } from '../texts/jobs.ts'

const STARS = [1, 2, 3, 4, 5] as const

interface RatingProps {
  /** Null where nobody rated it. */
  value: number | null
  onChange: (rating: number) => void
}

export function Rating({ value, onChange }: RatingProps) {
  const name = useId()
  return (
    <fieldset className="flex items-center gap-1 text-faint text-xs">
      <legend className="float-left mr-1.5">{JOBS.rating}</legend>
      {STARS.map((stars) => (
        <label
          key={stars}
          title={JOBS.stars(stars)}
          className="cursor-pointer rounded p-0.5 hover:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={stars}
            checked={value === stars}
            onChange={() => onChange(stars)}
            className="sr-only"
          />
          <Star
            role="img"
            aria-label={JOBS.stars(stars)}
            className={twMerge('size-4', value !== null && stars <= value && 'fill-accent text-accent')}
          />
        </label>
      ))}
    </fieldset>
  )
}

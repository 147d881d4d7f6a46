// The first thing that the keyboard reaches: past the frame, straight to the room.
import { SHELL } from '../texts/shell.ts'

export const SkipLink = () => (
  <button
    type="button"
    onClick={toMain}
    className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-3 focus:py-1.5 focus:text-on-accent"
  >
    {SHELL.skip}
  </button>
)

function toMain(): void {
  const main = document.querySelector<HTMLElement>('main')
  main?.setAttribute('tabindex', '-1')
  main?.focus()
}

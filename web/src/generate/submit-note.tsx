// What came of pressing the button, or why it cannot be pressed.
import { Link } from '@tanstack/react-router'
import { messageOf } from '../core/problem.ts'
import { JOBS } from '../texts/jobs.ts'
import { Notice } from '../ui/notice.tsx'

export function SubmitNote({ error, mustSignIn }: { error: unknown; mustSignIn: boolean }) {
  if (error) return <Notice tone="bad">{messageOf(error)}</Notice>
  if (!mustSignIn) return null
  return (
    <p className="text-faint text-xs">
      {`${JOBS.signInToGenerate} `}
      <Link to="/sign-in" search={{ next: '/generate' }} className="underline underline-offset-2 hover:text-ink">
        {JOBS.signIn}
      </Link>
    </p>
  )
}

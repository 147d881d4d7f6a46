// Signing in: by the link that the server printed, or by the admin token.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { LogIn } from 'lucide-react'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { useTitle } from '../core/document-title.ts'
import { messageOf } from '../core/problem.ts'
import { SIGN_IN } from '../texts/sign-in.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Logo } from '../ui/logo.tsx'
import { Notice } from '../ui/notice.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { takeCode } from './code.ts'
import { useSignIn } from './session.ts'

export function SignInPage() {
  useTitle(SIGN_IN.room)
  const navigate = useNavigate()
  const { next } = useSearch({ from: '/sign-in' })
  const [token, setToken] = useState('')
  const signIn = useSignIn(() => {
    setToken('')
    void navigate({ to: next ?? '/models', replace: true })
  })
  const { mutate } = signIn
  const byLink = useRef(false)

  useEffect(() => {
    const code = takeCode()
    if (code === null) return
    byLink.current = true
    mutate({ code })
  }, [mutate])

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    byLink.current = false
    mutate({ token: token.trim() })
  }

  return (
    <main className="flex flex-1 items-start justify-center overflow-y-auto px-4 pt-[12dvh] pb-10">
      <div className="w-full max-w-sm">
        <Logo className="mx-auto size-11" />
        <h1 className="mt-4 text-center font-semibold text-xl">{SIGN_IN.title}</h1>
        <p className="mt-1 text-center text-soft">{SIGN_IN.lead}</p>
        <form onSubmit={submit} className="mt-6 space-y-4 rounded-xl border bg-surface p-5 shadow-panel">
          {signIn.isPending && byLink.current && (
            <p role="status" className="flex items-center gap-2 text-soft">
              <Spinner />
              {SIGN_IN.byLink}
            </p>
          )}
          {signIn.isError && <Notice tone="bad">{messageOf(signIn.error)}</Notice>}
          <Field label={SIGN_IN.token} hint={SIGN_IN.tokenHint}>
            {(control) => (
              <Input
                {...control}
                type="password"
                required
                value={token}
                onChange={(event) => setToken(event.target.value)}
              />
            )}
          </Field>
          <Button
            type="submit"
            look="primary"
            className="w-full"
            busy={signIn.isPending}
            disabled={token.trim() === ''}
          >
            {!signIn.isPending && <LogIn aria-hidden />}
            {SIGN_IN.action}
          </Button>
        </form>
        <p className="mt-4 text-center text-faint text-xs">
          {SIGN_IN.commandBefore} <code className="font-mono">roster sign-in</code> {SIGN_IN.command}
        </p>
      </div>
    </main>
  )
}

// Whose a token is, and what it may do: for the doctor, which asks rarely, for the hub counts these questions.
import { z } from 'zod'
import { RosterError } from '../../../core/errors.ts'
import type { Account } from '../account.ts'
import { type Asking, bearer, withSignal } from '../asking.ts'

const Whoami = z.object({
  name: z.string(),
  auth: z
    .object({ accessToken: z.object({ displayName: z.string().nullish(), role: z.string().nullish() }).nullish() })
    .nullish(),
})

/** @throws RosterError unauthorized where the token is no good. */
export async function hubAccount({ upstream, endpoint, token, signal }: Asking): Promise<Account> {
  const url = new URL(`${endpoint}/api/whoami-v2`)
  const { status, json } = await upstream.readJson(
    { url, authorization: bearer(token), trust: 'endpoint' },
    withSignal(signal),
  )
  if (status === 401 || status === 403)
    throw new RosterError(
      'unauthorized',
      `Hugging Face refuses the token; make a new one at ${endpoint}/settings/tokens`,
    )
  const told = Whoami.safeParse(json)
  if (status !== 200 || !told.success)
    throw new RosterError('upstream', `Hugging Face answered ${status} to the question whose the token is`)
  const { name, auth } = told.data
  return { name, role: auth?.accessToken?.role ?? null, token_name: auth?.accessToken?.displayName ?? null }
}

// Whether Hugging Face and CivitAI can be reached from here, and whose the tokens for them are and what they may do.
import { z } from 'zod'
import type { Environment } from '../../core/environment.ts'
import { messageOf } from '../../core/errors.ts'
import type { Finding } from './contract.ts'
import { ok, problem, warning } from './finding.ts'

const TIMEOUT_MS = 5000
const CIVITAI = 'https://civitai.com'

interface Site {
  name: string
  endpoint: string
  /** Answers whose the token is, and 401 without one. */
  path: string
  endpointVariable: string
  tokenVariable: string
  token: string | undefined
  /** Where tokens are made. */
  tokensPage: string
  judge(about: string, answer: unknown): Finding
}

export function checkUpstreams({ huggingFace, variables }: Environment): Promise<Finding[]> {
  const sites: Site[] = [
    {
      ...huggingFace,
      name: 'Hugging Face',
      path: '/api/whoami-v2',
      endpointVariable: 'HF_ENDPOINT',
      tokenVariable: 'HF_TOKEN',
      tokensPage: 'https://huggingface.co/settings/tokens',
      judge: judgeHuggingFace,
    },
    {
      name: 'CivitAI',
      endpoint: (variables.CIVITAI_ENDPOINT ?? CIVITAI).replace(/\/+$/, ''),
      path: '/api/v1/me',
      endpointVariable: 'CIVITAI_ENDPOINT',
      tokenVariable: 'CIVITAI_TOKEN',
      token: variables.CIVITAI_TOKEN,
      tokensPage: 'https://civitai.com/user/account',
      judge: judgeCivitAi,
    },
  ]
  return Promise.all(sites.map(checkSite)).then((findings) => findings.flat())
}

async function checkSite(site: Site): Promise<Finding[]> {
  const { name, endpoint, path, endpointVariable, token } = site
  const started = performance.now()
  try {
    const response = await fetch(endpoint + path, {
      headers: { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      // The token is for this host alone.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const took = `in ${Math.round(performance.now() - started)} ms`
    const body: unknown = await response.json().catch(() => undefined)
    const reached =
      response.status >= 500
        ? warning(name, `${endpoint} answers ${response.status} ${took}`, 'Wait a while; its status page tells more')
        : ok(name, `${endpoint} answers ${took}`)
    return [reached, tokenFinding(site, response.status, body)]
  } catch (error) {
    const action = `Check the connection, the proxy and the name server of this machine, or set ${endpointVariable}`
    return [
      warning(
        name,
        `${endpoint} cannot be reached: ${reasonOf(error)}`,
        `${action}. Nothing can be downloaded from it until then`,
      ),
    ]
  }
}

function tokenFinding({ judge, token, tokenVariable, tokensPage, name }: Site, status: number, body: unknown): Finding {
  const about = `token ${tokenVariable}`
  if (!token)
    return ok(about, `None is set: public models need none, and gated ones can be given one with the download`)
  if (status === 401 || status === 403)
    return problem(
      about,
      `${name} refuses it: it has expired, was revoked, or is mistyped`,
      `Make another at ${tokensPage}`,
    )
  if (status !== 200)
    return warning(about, `${name} answered ${status}, so it is not known whether it is good`, 'Ask again later')
  return judge(about, body)
}

const HubAccount = z.object({
  name: z.string(),
  auth: z.object({
    accessToken: z.object({
      role: z.string(),
      fineGrained: z.object({ canReadGatedRepos: z.boolean().optional() }).optional(),
    }),
  }),
})

function judgeHuggingFace(about: string, answer: unknown): Finding {
  const { data } = HubAccount.safeParse(answer)
  if (!data) return ok(about, 'It is accepted')
  const { role, fineGrained } = data.auth.accessToken
  const whose = `It is accepted: the account ${data.name}, scope ${role}`
  if (role === 'fineGrained' && !fineGrained?.canReadGatedRepos)
    return warning(
      about,
      `${whose}, and it may not read gated repositories`,
      'Allow "Read access to contents of all public gated repos" in its settings',
    )
  if (role === 'write') return warning(about, `${whose}, which is more than is needed`, 'Make one with Read permission')
  return ok(about, whose)
}

const CivitAccount = z.object({ username: z.string(), tier: z.string().nullish() })

function judgeCivitAi(about: string, answer: unknown): Finding {
  const { data } = CivitAccount.safeParse(answer)
  return ok(
    about,
    data ? `It is accepted: the account ${data.username}${data.tier ? `, tier ${data.tier}` : ''}` : 'It is accepted',
  )
}

/** What lies below "fetch failed". */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`
  return error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : messageOf(error)
}

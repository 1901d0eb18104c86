import { ok, type Result } from '@/lib/core/result'
import type { CaseAuth, ServerProblem } from '@/lib/protocols/case/http/case-server'
import { type Asking, problem, requestText } from '@/lib/protocols/case/http/request-text'

/** Gives the Authorization header of a request (null: none). `renew` asks for a new token where there can be one. */
export type Authorize = (renew: boolean) => Promise<Result<string | null, ServerProblem>>

/** A header for each kind of sign-in; a token of client credentials is fetched once and kept until renewed. */
export function authorizer(asking: Asking, auth: CaseAuth): Authorize {
  let kept: string | null = null
  return async (renew) => {
    switch (auth.kind) {
      case 'none':
        return ok(null)
      case 'bearer':
        return ok(`Bearer ${auth.token}`)
      case 'client-credentials': {
        if (kept !== null && !renew) return ok(kept)
        const token = await fetchToken(asking, auth)
        if (!token.ok) return token
        kept = `Bearer ${token.value}`
        return ok(kept)
      }
    }
  }
}

type Credentials = Extract<CaseAuth, { readonly kind: 'client-credentials' }>

/** RFC 6749 §4.4, the secret in the header; a server that refuses it there is given it in the body (§2.3.1). */
async function fetchToken(asking: Asking, auth: Credentials): Promise<Result<string, ServerProblem>> {
  const { id, secret, scope, tokenUrl } = auth
  if (!URL.canParse(tokenUrl)) return problem('address_unusable', tokenUrl)
  const form = { grant_type: 'client_credentials', ...(scope === null ? {} : { scope }) }
  const pair = Buffer.from(`${formEncoded(id)}:${formEncoded(secret)}`).toString('base64')
  const first = await ask(asking, tokenUrl, form, { authorization: `Basic ${pair}` })
  const turnedAway = !first.ok && (first.problem.status === 400 || first.problem.status === 401)
  const answer = turnedAway
    ? await ask(asking, tokenUrl, { ...form, client_id: id, client_secret: secret }, {})
    : first
  // The answer itself is never repeated: it may hold the token, or echo the secret.
  if (!answer.ok) return problem(answer.problem.code, tokenUrl, answer.problem.status)
  const token = tokenIn(answer.value.text)
  return token === null ? problem('no_token', tokenUrl, 200) : ok(token)
}

function ask(
  asking: Asking,
  tokenUrl: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
) {
  return requestText(asking, tokenUrl, {
    method: 'POST',
    // A secret follows nobody elsewhere.
    redirect: 'error',
    headers: { ...headers, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })
}

function tokenIn(text: string): string | null {
  try {
    const json: unknown = JSON.parse(text)
    const token: unknown =
      typeof json === 'object' && json !== null ? Reflect.get(json, 'access_token') : null
    // Nothing that could not stand in a header.
    return typeof token === 'string' && /^[\x21-\x7e]{1,16384}$/.test(token) ? token : null
  } catch {
    return null
  }
}

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1)
}

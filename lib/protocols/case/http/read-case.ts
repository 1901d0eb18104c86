import { uuidOf } from '@/lib/core/objective-name'
import { ok, type Result, refused } from '@/lib/core/result'
import type { CasePackage } from '@/lib/protocols/case/framework'
import { authorizer } from '@/lib/protocols/case/http/authorize'
import { baseUrls } from '@/lib/protocols/case/http/base-urls'
import {
  type CaseServer,
  DEFAULT_SERVER_LIMITS,
  type Fetch,
  type ServerLimits,
  type ServerProblem,
} from '@/lib/protocols/case/http/case-server'
import { type DocumentList, listAt } from '@/lib/protocols/case/http/list-documents'
import { type Answer, problem, requestText } from '@/lib/protocols/case/http/request-text'
import { parseCasePackage } from '@/lib/protocols/case/parse-package'

export interface CaseReader {
  /** The frameworks of the server, over all pages. */
  listDocuments(): Promise<Result<DocumentList, ServerProblem>>
  /** One framework by its CFDocument's identifier, in whichever version the server has it. */
  fetchPackage(identifier: string): Promise<Result<CasePackage, ServerProblem>>
}

/**
 * Reads a CASE server (REST binding of 1.0 and 1.1: CFDocuments and CFPackages). `signal` bounds the whole reading in
 * time. Nothing is thrown: every failure is a ServerProblem.
 */
export function readCase(
  fetch: Fetch,
  server: CaseServer,
  {
    signal,
    limits = DEFAULT_SERVER_LIMITS,
  }: { readonly signal: AbortSignal; readonly limits?: ServerLimits },
): CaseReader {
  const asking = { fetch, signal, limits }
  const authorize = authorizer(asking, server.auth)
  let bases = baseUrls(server.baseUrl)

  async function get(url: string): Promise<Result<Answer, ServerProblem>> {
    const first = await getOnce(url, false)
    const expired = !first.ok && first.problem.status === 401 && server.auth.kind === 'client-credentials'
    return expired ? getOnce(url, true) : first
  }

  async function getOnce(url: string, renew: boolean): Promise<Result<Answer, ServerProblem>> {
    const header = await authorize(renew)
    if (!header.ok) return header
    return requestText(asking, url, {
      headers: {
        accept: 'application/json',
        ...(header.value === null ? {} : { authorization: header.value }),
      },
    })
  }

  /** The first base that answers; it is asked first from then on. */
  async function firstThatAnswers<Value>(
    ask: (base: string) => Promise<Result<Value, ServerProblem>>,
  ): Promise<Result<Value, ServerProblem>> {
    let told: ServerProblem | null = null
    for (const base of bases) {
      const answer = await ask(base)
      if (answer.ok) {
        bases = [base, ...bases.filter((other) => other !== base)]
        return answer
      }
      // A reason says more than a place that is not there.
      if (told === null || told.code === 'not_found') told = answer.problem
      if (!mayLieElsewhere(answer.problem)) break
    }
    return told === null ? problem('address_unusable', server.baseUrl) : refused(told)
  }

  return {
    listDocuments: () => firstThatAnswers((base) => listAt(get, base, limits)),
    async fetchPackage(identifier) {
      const uuid = uuidOf(identifier)
      if (uuid === null) return problem('identifier_unusable', server.baseUrl, null, identifier)
      return firstThatAnswers((base) => packageAt(get, `${base}/CFPackages/${uuid}`))
    },
  }
}

async function packageAt(
  get: (url: string) => Promise<Result<Answer, ServerProblem>>,
  url: string,
): Promise<Result<CasePackage, ServerProblem>> {
  const answer = await get(url)
  if (!answer.ok) return answer
  const parsed = parseCasePackage(answer.value.text)
  if (parsed.ok) return ok(parsed.value)
  const refusal = parsed.problem
  const { code } = refusal
  if (code === 'html_page' || code === 'not_json' || code === 'too_large') return problem(code, url, 200)
  return refused({ code: 'package_refused', url, status: 200, refusal })
}

/** Whether another version's address is worth asking; a server that is down or shut is so under each. */
function mayLieElsewhere({ code }: ServerProblem): boolean {
  return ['not_found', 'other_version', 'html_page', 'not_json', 'not_a_list', 'unexpected_status'].includes(
    code,
  )
}

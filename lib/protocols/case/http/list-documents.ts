import { ok, type Result } from '@/lib/core/result'
import { isObject } from '@/lib/protocols/case/fields'
import { startFindings } from '@/lib/protocols/case/findings'
import type { CaseDocument } from '@/lib/protocols/case/framework'
import type { ServerLimits, ServerProblem } from '@/lib/protocols/case/http/case-server'
import { nextPage } from '@/lib/protocols/case/http/next-page'
import { type Answer, problem } from '@/lib/protocols/case/http/request-text'
import { DEFAULT_CASE_LIMITS } from '@/lib/protocols/case/limits'
import { readJson } from '@/lib/protocols/case/open-package'
import { readDocument } from '@/lib/protocols/case/read-document'

const PAGE = 100

/** What a server offers. */
export interface DocumentList {
  readonly documents: readonly CaseDocument[]
  /** Entries of the list that could not be read. */
  readonly leftOut: number
  /** The list went on beyond the limits. */
  readonly cutOff: boolean
}

/** All pages of a server's CFDocuments. Ends, too, at a page that brings nothing new: some servers ignore offset. */
export async function listAt(
  get: (url: string) => Promise<Result<Answer, ServerProblem>>,
  base: string,
  limits: ServerLimits,
): Promise<Result<DocumentList, ServerProblem>> {
  const documents = new Map<string, CaseDocument>()
  let leftOut = 0
  let next: { readonly url: string; readonly offset: number } | null = {
    url: `${base}/CFDocuments?limit=${PAGE}&offset=0`,
    offset: 0,
  }
  for (let page = 0; next !== null && page < limits.pages; page++) {
    const { url, offset }: { readonly url: string; readonly offset: number } = next
    const answer = await get(url)
    if (!answer.ok) return answer
    const read = readPage(answer.value.text, url)
    if (!read.ok) return read
    const { entries, bodyTotal } = read.value
    const before = documents.size
    for (const document of entries) {
      if (document === null) leftOut += 1
      else if (documents.size < limits.documents) documents.set(document.identifier, document)
    }
    next =
      documents.size === before
        ? null
        : nextPage({
            url,
            offset,
            limit: PAGE,
            headers: answer.value.headers,
            count: entries.length,
            bodyTotal,
          })
  }
  return ok({
    documents: [...documents.values()],
    leftOut,
    cutOff: next !== null || documents.size >= limits.documents,
  })
}

interface ListPage {
  /** Null for an entry that cannot be read. */
  readonly entries: readonly (CaseDocument | null)[]
  readonly bodyTotal: number | null
}

function readPage(text: string, url: string): Result<ListPage, ServerProblem> {
  const reading = { findings: startFindings(0), limits: DEFAULT_CASE_LIMITS }
  const json = readJson(text, reading)
  if (!json.ok) return problem(json.problem.code === 'html_page' ? 'html_page' : 'not_json', url, 200)
  const body = json.value
  const list: unknown = isObject(body) ? body.CFDocuments : null
  if (!isObject(body) || !Array.isArray(list)) return problem('not_a_list', url, 200)
  const entries = list.map((raw: unknown, at) =>
    isObject(raw) ? readDocument(reading, `$.CFDocuments[${at}]`, raw) : null,
  )
  return ok({ entries, bodyTotal: typeof body.total === 'number' ? body.total : null })
}

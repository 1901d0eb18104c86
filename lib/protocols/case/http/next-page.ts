/** One page of a list that was read. */
export interface Page {
  readonly url: string
  readonly headers: Headers
  readonly limit: number
  readonly offset: number
  /** Entries on it. */
  readonly count: number
  /** The number of all entries, where the body tells it; the header's goes first. */
  readonly bodyTotal: number | null
}

/**
 * The address of the page after this one, null after the last. A Link header decides; else X-Total-Count or the body's
 * total; else a full page means there may be more (CASE 1.1 REST binding, getAllCFDocuments). A link to another host is
 * not followed: the sign-in would go with it.
 */
export function nextPage(page: Page): { readonly url: string; readonly offset: number } | null {
  const offset = page.offset + page.count
  const link = page.headers.get('link')
  if (link !== null && /\brel\s{0,5}=/i.test(link)) {
    const target = nextLink(link, page.url)
    return target === null ? null : { url: target, offset }
  }
  if (page.count === 0) return null
  const header = page.headers.get('x-total-count')
  const total = header !== null && /^\d{1,9}$/.test(header.trim()) ? Number(header) : page.bodyTotal
  const more = total === null ? page.count >= page.limit : offset < total
  if (!more) return null
  const url = new URL(page.url)
  url.searchParams.set('offset', String(offset))
  return { url: url.href, offset }
}

function nextLink(header: string, from: string): string | null {
  for (const [, target = '', params = ''] of header.matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (!/\brel\s{0,5}=\s{0,5}"?(?:[^",;]* )?next\b/i.test(params)) continue
    if (!URL.canParse(target, from)) return null
    const url = new URL(target, from)
    return url.origin === new URL(from).origin ? url.href : null
  }
  return null
}

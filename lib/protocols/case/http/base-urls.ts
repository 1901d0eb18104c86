const VERSIONED = /\/ims\/case\/v1p([01])$/i
const ENDPOINT = /\/CF(?:Documents|Packages|Items|Associations)(?:\/[^/]*)?$/i

/**
 * Where the endpoints of a server may lie, likeliest first. An address that names a version is taken at its word, the
 * other version after it; one that names none is tried as 1.1, 1.0 and as it stands. Empty for no http address. Query,
 * fragment and an endpoint at the end, as copied from a browser, are taken off (CASE 1.1 REST binding, base path).
 */
export function baseUrls(given: string): readonly string[] {
  if (given.length > 2000 || !URL.canParse(given.trim())) return []
  const url = new URL(given.trim())
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '')
    return []
  const path = url.pathname.replace(/\/{1,20}$/, '').replace(ENDPOINT, '')
  const base = `${url.origin}${path}`
  const version = VERSIONED.exec(path)?.[1]
  if (version === undefined) return [`${base}/ims/case/v1p1`, `${base}/ims/case/v1p0`, base]
  return [base, base.replace(/[01]$/, version === '1' ? '0' : '1')]
}

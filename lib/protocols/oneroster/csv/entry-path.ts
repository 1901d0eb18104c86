const PATH_MAX = 512
const CONTROL = /\p{Cc}|\uFFFD/u

/**
 * Whether a path inside a package is harmless: relative, `/` between folders, no `.` or `..`, no drive, no
 * backslash, no control characters, at most 512 characters. A trailing `/` (a folder) is allowed.
 */
export function isSafePath(path: string): boolean {
  if (path === '' || path.length > PATH_MAX || path.includes('\\') || CONTROL.test(path)) return false
  if (/^[A-Za-z]:/.test(path)) return false
  const segments = (path.endsWith('/') ? path.slice(0, -1) : path).split('/')
  return segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..')
}

const OWN_PATH = /^\/(?![/\\])[^\\\s]*$/

/** Where to go after sign-in, if that is a path of this site; anything else (another site, `//host`) becomes `/`. */
export function safeReturnPath(wanted: string | null | undefined): string {
  return wanted && OWN_PATH.test(wanted) && wanted.length <= 1_000 ? wanted : '/'
}

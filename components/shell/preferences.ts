/** What a device remembers of how things should look. The server reads the cookies, so the first paint is right. */
export const PREFERENCES = {
  locale: 'tessera-locale',
  theme: 'tessera-theme',
  density: 'tessera-density',
} as const

export type Preference = keyof typeof PREFERENCES

const YEAR_S = 31_536_000

/** Remembers a preference; null forgets it. The page is not drawn anew by this. */
export function rememberPreference(preference: Preference, value: string | null): void {
  const age = value === null ? 0 : YEAR_S
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in two of the browsers we serve.
  document.cookie = `${PREFERENCES[preference]}=${value ?? ''}; path=/; max-age=${age}; samesite=lax`
}

/** Shows a theme or a density at once, as the server will from the next page on. */
export function applyToDocument(attribute: 'theme' | 'density', value: string | null): void {
  const { dataset } = document.documentElement
  if (value === null) delete dataset[attribute]
  else dataset[attribute] = value
}

export type Theme = 'system' | 'light' | 'dark'

/** The theme a cookie names; the device's own where it names none. */
export function readTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}

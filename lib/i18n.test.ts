import { describe, expect, it } from 'vitest'
import { preferredLocale, regionalLocale } from '@/lib/i18n'

describe('the language of a page', () => {
  it('is the first the browser asks for that we speak, by weight', () => {
    expect(preferredLocale('es-MX,es;q=0.9,en;q=0.8')).toBe('es')
    expect(preferredLocale('fr-CA,fr;q=0.9,en;q=0.5,es;q=0.7')).toBe('es')
    expect(preferredLocale('es;q=0.2, en-GB')).toBe('en')
  })

  it('is English when it asks for none, or for none that we speak', () => {
    for (const accepted of ['', '*', 'de, fr', 'es;q=0', 'nonsense;;q=x,']) {
      expect(preferredLocale(accepted)).toBe('en')
    }
  })
})

describe('numbers and dates', () => {
  it('are written as the browser’s own region does', () => {
    expect(regionalLocale('es', 'es-MX,es;q=0.9')).toBe('es-MX')
    expect(regionalLocale('en', 'en-GB,en;q=0.9')).toBe('en-GB')
    expect(regionalLocale('es', 'es-419')).toBe('es-419')
  })

  it('are written as in the United States where the browser names no region of that language', () => {
    expect(regionalLocale('es', 'en-GB,en')).toBe('es-US')
    expect(regionalLocale('en', 'en')).toBe('en-US')
    expect(regionalLocale('es', 'es-x!,es-toolongaregion')).toBe('es-US')
  })
})

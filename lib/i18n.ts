import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type {} from 'use-intl'
import { createFormatter, createTranslator } from 'use-intl/core'
import enAudit from '@/app/messages/en/audit.json'
import enClasses from '@/app/messages/en/classes.json'
import enEntry from '@/app/messages/en/entry.json'
import enErrors from '@/app/messages/en/errors.json'
import enGradebook from '@/app/messages/en/gradebook.json'
import enMastery from '@/app/messages/en/mastery.json'
import enPeople from '@/app/messages/en/people.json'
import enPeriods from '@/app/messages/en/periods.json'
import enPolicies from '@/app/messages/en/policies.json'
import enSetUp from '@/app/messages/en/setUp.json'
import enShell from '@/app/messages/en/shell.json'
import enSources from '@/app/messages/en/sources.json'
import enStandards from '@/app/messages/en/standards.json'
import esAudit from '@/app/messages/es/audit.json'
import esClasses from '@/app/messages/es/classes.json'
import esEntry from '@/app/messages/es/entry.json'
import esErrors from '@/app/messages/es/errors.json'
import esGradebook from '@/app/messages/es/gradebook.json'
import esMastery from '@/app/messages/es/mastery.json'
import esPeople from '@/app/messages/es/people.json'
import esPeriods from '@/app/messages/es/periods.json'
import esPolicies from '@/app/messages/es/policies.json'
import esSetUp from '@/app/messages/es/setUp.json'
import esShell from '@/app/messages/es/shell.json'
import esSources from '@/app/messages/es/sources.json'
import esStandards from '@/app/messages/es/standards.json'

/** English is the measure: a key that stands there and not in another language fails the type check. */
const en = {
  audit: enAudit,
  classes: enClasses,
  entry: enEntry,
  errors: enErrors,
  gradebook: enGradebook,
  mastery: enMastery,
  people: enPeople,
  periods: enPeriods,
  policies: enPolicies,
  setUp: enSetUp,
  shell: enShell,
  sources: enSources,
  standards: enStandards,
}
const es: typeof en = {
  audit: esAudit,
  classes: esClasses,
  entry: esEntry,
  errors: esErrors,
  gradebook: esGradebook,
  mastery: esMastery,
  people: esPeople,
  periods: esPeriods,
  policies: esPolicies,
  setUp: esSetUp,
  shell: esShell,
  sources: esSources,
  standards: esStandards,
}
const messages = { en, es } as const

export type Messages = typeof en
export type Locale = keyof typeof messages

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
    Locale: Locale | `${Locale}-${string}`
  }
}

export const LOCALE_COOKIE = 'tessera-locale'

function isLocale(text: string | undefined): text is Locale {
  return text === 'en' || text === 'es'
}

/** The language of this request: the person's choice, else the first of the browser's languages we speak. */
export const getLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value
  if (isLocale(chosen)) return chosen
  const accepted = (await headers()).get('accept-language') ?? ''
  return preferredLocale(accepted)
})

/**
 * How numbers and dates are written in this request's language: as the browser's own region does, so that a reader
 * from Mexico types 3.4 and one from Spain 3,4.
 */
export const getRegionalLocale = cache(async () => {
  const accepted = (await headers()).get('accept-language') ?? ''
  return regionalLocale(await getLocale(), accepted)
})

/** The first language of an Accept-Language header that we speak, by its weights; English when none is. */
export function preferredLocale(accepted: string): Locale {
  for (const tag of wishes(accepted)) {
    const language = tag.split('-')[0]
    if (isLocale(language)) return language
  }
  return 'en'
}

/** The first tag of a language with a region in an Accept-Language header; that of the United States when none is. */
export function regionalLocale(language: Locale, accepted: string): `${Locale}-${string}` {
  for (const tag of wishes(accepted)) {
    const [spoken, region] = tag.split('-')
    if (spoken === language && region !== undefined && REGION.test(region))
      return `${language}-${region.toUpperCase()}`
  }
  return `${language}-US`
}

const REGION = /^([a-z]{2}|\d{3})$/

/** The tags of an Accept-Language header in lower case, most wanted first. */
function wishes(accepted: string): readonly string[] {
  const wished = accepted.split(',').map((wish, at) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
    return { tag, weight: weight ? Number(weight.trim().slice(2)) || 0 : 1, at }
  })
  return wished
    .filter(({ weight }) => weight > 0)
    .toSorted((left, right) => right.weight - left.weight || left.at - right.at)
    .map(({ tag }) => tag)
}

/** The messages a screen sends to the browser: only the namespaces it names. */
export async function getMessages<Name extends keyof Messages>(
  ...names: readonly Name[]
): Promise<Pick<Messages, Name>> {
  const all = messages[await getLocale()]
  const picked: Partial<Messages> = {}
  for (const name of names) picked[name] = all[name]
  // SAFETY: the loop has filled exactly the names asked for.
  return picked as Pick<Messages, Name>
}

/** A translator for server components, over one namespace. */
export async function getTranslations<Name extends keyof Messages>(namespace: Name) {
  const locale = await getRegionalLocale()
  return createTranslator({ locale, messages: messages[await getLocale()], namespace })
}

/** A formatter of numbers and dates for server components. */
export async function getFormatter(timeZone = 'UTC') {
  return createFormatter({ locale: await getRegionalLocale(), timeZone })
}

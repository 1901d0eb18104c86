import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type {} from 'use-intl'
import { createFormatter, createTranslator } from 'use-intl/core'
import enClasses from '@/app/messages/en/classes.json'
import enEntry from '@/app/messages/en/entry.json'
import enErrors from '@/app/messages/en/errors.json'
import enGradebook from '@/app/messages/en/gradebook.json'
import enMastery from '@/app/messages/en/mastery.json'
import enSetUp from '@/app/messages/en/setUp.json'
import enShell from '@/app/messages/en/shell.json'
import enSources from '@/app/messages/en/sources.json'
import esClasses from '@/app/messages/es/classes.json'
import esEntry from '@/app/messages/es/entry.json'
import esErrors from '@/app/messages/es/errors.json'
import esGradebook from '@/app/messages/es/gradebook.json'
import esMastery from '@/app/messages/es/mastery.json'
import esSetUp from '@/app/messages/es/setUp.json'
import esShell from '@/app/messages/es/shell.json'
import esSources from '@/app/messages/es/sources.json'

/** English is the measure: a key that stands there and not in another language fails the type check. */
const en = {
  classes: enClasses,
  entry: enEntry,
  errors: enErrors,
  gradebook: enGradebook,
  mastery: enMastery,
  setUp: enSetUp,
  shell: enShell,
  sources: enSources,
}
const es: typeof en = {
  classes: esClasses,
  entry: esEntry,
  errors: esErrors,
  gradebook: esGradebook,
  mastery: esMastery,
  setUp: esSetUp,
  shell: esShell,
  sources: esSources,
}
const messages = { en, es } as const

export type Messages = typeof en
export type Locale = keyof typeof messages

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
    Locale: Locale
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

/** The first language of an Accept-Language header that we speak, by its weights; English when none is. */
export function preferredLocale(accepted: string): Locale {
  const wishes = accepted.split(',').map((wish, at) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
    return { language: tag.split('-')[0], weight: weight ? Number(weight.trim().slice(2)) || 0 : 1, at }
  })
  wishes.sort((left, right) => right.weight - left.weight || left.at - right.at)
  for (const { language, weight } of wishes) {
    if (weight > 0 && isLocale(language)) return language
  }
  return 'en'
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
  const locale = await getLocale()
  return createTranslator({ locale, messages: messages[locale], namespace })
}

/** A formatter of numbers and dates for server components. */
export async function getFormatter(timeZone = 'UTC') {
  return createFormatter({ locale: await getLocale(), timeZone })
}

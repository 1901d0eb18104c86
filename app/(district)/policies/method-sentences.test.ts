import { createFormatter, createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import en from '@/app/messages/en/policies.json'
import es from '@/app/messages/es/policies.json'
import { sayExample } from '@/components/policies/use-method-sentence'
import { numberWords } from '@/components/policies/use-policy-words'
import { explainMethod } from '@/lib/core/mastery/method-sentence'
import type { MasteryMethod } from '@/lib/core/mastery/policy'
import { FOUR_LEVELS, type MasteryScale } from '@/lib/core/mastery/scale'

function inLanguage(locale: 'en-US' | 'es-ES', policies: typeof en) {
  const namespace = 'policies.example'
  const t = createTranslator({ locale, messages: { policies }, namespace })
  const words = numberWords(createFormatter({ locale }))
  return (method: MasteryMethod, scale: MasteryScale = FOUR_LEVELS) =>
    sayExample(explainMethod(method, scale), scale, t, words)
}
const english = inLanguage('en-US', en)
const spanish = inLanguage('es-ES', es)
const CURVE = { kind: 'power-law', zeroAs: 0.5, capped: true, orMean: false } as const

const METHODS: readonly (readonly [MasteryMethod, string, string])[] = [
  [
    { kind: 'decaying-average', newest: 65 },
    '1, 1, 4, 4, 2 becomes 2.57: each newer score weighs 65% against everything before it.',
    '1, 1, 4, 4, 2 da 2,57: cada calificación más nueva pesa un 65 % frente a todo lo anterior.',
  ],
  [
    { kind: 'weighted-average', newest: 65 },
    '1, 1, 4, 4, 2 becomes 2.18: the newest, 2, weighs 65%, and the mean of the four before it, 2.5, weighs the rest.',
    '1, 1, 4, 4, 2 da 2,18: la más nueva, 2, pesa un 65 %, y la media de las cuatro anteriores, 2,5, pesa el resto.',
  ],
  [
    { ...CURVE, at: 'newest' },
    '1, 1, 4, 4, 2 becomes 3.3: a curve through all five is read at the newest score.',
    '1, 1, 4, 4, 2 da 3,3: una curva por las cinco se lee en la calificación más nueva.',
  ],
  [
    { ...CURVE, at: 'next' },
    '1, 1, 4, 4, 2 becomes 3.8: a curve through all five is read where the next score would come.',
    '1, 1, 4, 4, 2 da 3,8: una curva por las cinco se lee donde vendría la siguiente calificación.',
  ],
  [
    { kind: 'mean' },
    '1, 1, 4, 4, 2 becomes 2.4: all five count alike.',
    '1, 1, 4, 4, 2 da 2,4: las cinco cuentan por igual.',
  ],
  [
    { kind: 'median' },
    '1, 1, 4, 4, 2 becomes 2: in order of size they are 1, 1, 2, 4, 4, and the one in the middle counts.',
    '1, 1, 4, 4, 2 da 2: ordenadas por tamaño son 1, 1, 2, 4, 4, y cuenta la del medio.',
  ],
  [
    { kind: 'mode', ties: 'higher' },
    '1, 1, 4, 4, 2 becomes 4: 2 levels are met twice each, and the higher one counts.',
    '1, 1, 4, 4, 2 da 4: 2 niveles aparecen dos veces cada uno, y cuenta el más alto.',
  ],
  [
    { kind: 'highest' },
    '1, 1, 4, 4, 2 becomes 4: the highest score counts, whatever came after it.',
    '1, 1, 4, 4, 2 da 4: cuenta la calificación más alta, venga lo que venga después.',
  ],
  [
    { kind: 'mean-of-highest', count: 3 },
    '1, 1, 4, 4, 2 becomes 3.33: it is the mean of the 3 highest, 4, 4, 2.',
    '1, 1, 4, 4, 2 da 3,33: es la media de las 3 más altas, 4, 4, 2.',
  ],
  [
    { kind: 'latest' },
    '1, 1, 4, 4, 2 becomes 2: only the newest score counts.',
    '1, 1, 4, 4, 2 da 2: solo cuenta la calificación más nueva.',
  ],
  [
    { kind: 'most-recent', count: 3, by: 'mode', ties: 'newer' },
    '1, 1, 4, 4, 2 becomes 4: of the 3 newest, 4, 4, 2, the level met most often counts.',
    '1, 1, 4, 4, 2 da 4: de las 3 más nuevas, 4, 4, 2, cuenta el nivel más frecuente.',
  ],
  [
    { kind: 'most-recent', count: 1, by: 'mean', ties: 'newer' },
    '1, 1, 4, 4, 2 becomes 2: only the newest, 2, counts.',
    '1, 1, 4, 4, 2 da 2: solo cuenta la más nueva, 2.',
  ],
  [
    { kind: 'n-times', times: 2, mastery: 3 },
    '1, 1, 4, 4, 2 becomes 4: the mean of the 2 scores that reach 3 counts, and it takes 2.',
    '1, 1, 4, 4, 2 da 4: cuenta la media de las 2 calificaciones que llegan a 3, y hacen falta 2.',
  ],
  [
    { kind: 'n-times', times: 3, mastery: 3 },
    '1, 1, 4, 4, 2 becomes no level yet: only 2 scores reach 3, and it takes 3.',
    '1, 1, 4, 4, 2 no da nivel todavía: solo 2 calificaciones llegan a 3, y hacen falta 3.',
  ],
]

describe('a method says in one sentence what it makes of 1, 1, 4, 4, 2', () => {
  it.each(METHODS)('%o', (method, inEnglish, inSpanish) => {
    expect(english(method)).toBe(inEnglish)
    // The space before a percent sign is a narrow or a hard one.
    expect(spanish(method).replace(/\s/g, ' ')).toBe(inSpanish)
  })

  it('and how the scores count where the scale has another top', () => {
    expect(english({ kind: 'mean' }, { ...FOUR_LEVELS, top: 100 })).toBe(
      '1, 1, 4, 4, 2 of 4 counts as 25, 25, 100, 100, 50 and becomes 60: all five count alike.',
    )
  })

  it('never rounds a score up to a level it does not have', () => {
    const [low, high] = FOUR_LEVELS.levels
    if (low === undefined || high === undefined) throw new Error('expected four levels')
    // 2.039976 to two places would be 2.04, where the second level begins.
    const scale = { top: 4, levels: [low, { ...high, cut: 2.04, number: 3 }] }
    expect(english({ kind: 'decaying-average', newest: 98 }, scale)).toMatch(/becomes 2\.03998:/)
  })
})

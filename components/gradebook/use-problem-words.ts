'use client'

import { useTranslations } from 'use-intl'
import type { CellWords } from '@/components/gradebook/cell-words'
import type { InputProblem } from '@/components/gradebook/read-input'

/** Says what is wrong with a typed text, and what form it should have. */
export function useProblemWords(words: CellWords): (problem: InputProblem) => string {
  const t = useTranslations('gradebook.problem')
  return (problem) => {
    switch (problem.code) {
      case 'not-understood':
        if (problem.expected === 'grade')
          return t('notGrade', { marks: problem.texts.join(', '), example: words.number(84.5) })
        if (problem.expected === 'level')
          return t('notLevel', { top: problem.top, example: words.number(3.4) })
        if (problem.expected === 'text-of-scale') return t('notText', { texts: problem.texts.join(', ') })
        return t('notNumber', {
          range: problem.maximum === null ? '' : t('rangeTo', { maximum: words.number(problem.maximum) }),
        })
      case 'wrong-decimal-sign':
        return t('decimalSign', { sign: problem.expected })
      case 'below-minimum':
        return t('belowMinimum', { minimum: words.number(problem.expected) })
      case 'too-long':
        return t('tooLong', { digits: problem.expected })
      case 'no-such-level':
        return t('notLevel', { top: problem.top, example: words.number(3.4) })
    }
  }
}

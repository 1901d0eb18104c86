'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { readReason } from '@/lib/core/gradebook/override-reason'

/** Says a stored reason in the reader's language: "Observed in class: at the board". Null for none. */
export function useReasonWords(): (stored: string | null) => string | null {
  const t = useTranslations('gradebook.decisions.reasons')
  return useMemo(
    () => (stored) => {
      const { code, note } = readReason(stored)
      const said = [code === null ? '' : t(code), note].filter((part) => part !== '').join(': ')
      return said === '' ? null : said
    },
    [t],
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { GradeAddress } from '@/components/gradebook/grade-tiles'
import { whatIfQuery } from '@/components/gradebook/queries'
import type { TrayContext } from '@/components/gradebook/tray-context'
import { assumptionsOf, NOTHING_SUPPOSED, type Supposed } from '@/components/gradebook/what-if-changes'
import type { WhatIfAnswer } from '@/lib/features/gradebook/contract'

export interface WhatIfControl {
  readonly supposed: Supposed
  readonly suppose: (change: Partial<Supposed>) => void
  readonly forget: () => void
  /** The grade as it would be; null while nothing is supposed, or nothing has come yet. */
  readonly answer: WhatIfAnswer | null
  readonly hasFailed: boolean
}

const SETTLE_MS = 250

/** Scores somebody tries out: they live in the tray, are asked about and never stored. */
export function useWhatIf(cell: GradeAddress, { classId, store, words }: TrayContext): WhatIfControl {
  const [supposed, setSupposed] = useState(NOTHING_SUPPOSED)
  const [settled, setSettled] = useState(NOTHING_SUPPOSED)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(supposed), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [supposed])
  const changes = useMemo(() => assumptionsOf(settled, store, words), [settled, store, words])
  const { studentId } = cell
  const query = useQuery({
    ...whatIfQuery(classId, { studentId, changes: [...changes] }, store.savedVersion(studentId)),
    enabled: changes.length > 0,
  })
  return {
    supposed,
    suppose: (change) => setSupposed((before) => ({ ...before, ...change })),
    forget: () => {
      setSupposed(NOTHING_SUPPOSED)
      setSettled(NOTHING_SUPPOSED)
    },
    answer: changes.length === 0 ? null : (query.data ?? null),
    hasFailed: changes.length > 0 && query.isError,
  }
}

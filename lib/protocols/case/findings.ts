import type { CaseRefusal, ToleranceCode } from '@/lib/protocols/case/verdicts'

/** What came up while one package was read. */
export interface Findings {
  note(code: ToleranceCode): void
  refuse(refusal: CaseRefusal): void
  tolerances(): Readonly<Partial<Record<ToleranceCode, number>>>
  refusals(): readonly CaseRefusal[]
  refusalCount(): number
}

/** Begins an empty account; `mostRefusals` are told one by one, the rest counted. */
export function startFindings(mostRefusals: number): Findings {
  const counts = new Map<ToleranceCode, number>()
  const refusals: CaseRefusal[] = []
  let refused = 0
  return {
    note(code) {
      counts.set(code, (counts.get(code) ?? 0) + 1)
    },
    refuse(refusal) {
      refused += 1
      if (refusals.length < mostRefusals) refusals.push(refusal)
    },
    tolerances: () => Object.fromEntries(counts),
    refusals: () => refusals,
    refusalCount: () => refused,
  }
}

/** One measured figure against what it is measured by, in the same run. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 's' | 'ms' | 'MB' | 'KB' | 'rows'
  /** What it is compared with: a floor, a peer, or a fixed limit. */
  readonly reference: string
  readonly referenceValue: number
  readonly ratio: number
  /** The highest ratio that will do. */
  readonly goal: number
  readonly met: boolean
}

export function figure(of: Omit<Figure, 'ratio' | 'met'>): Figure {
  const ratio =
    of.referenceValue === 0 ? (of.value === 0 ? 0 : Number.POSITIVE_INFINITY) : of.value / of.referenceValue
  const rounded = (n: number) => Math.round(n * 1000) / 1000
  return {
    ...of,
    value: rounded(of.value),
    referenceValue: rounded(of.referenceValue),
    ratio: rounded(ratio),
    met: ratio <= of.goal,
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

export function printFigures(figures: readonly Figure[]): void {
  for (const f of figures) {
    const verdict = f.met ? 'met' : 'NOT met'
    console.log(
      `${f.name.padEnd(18)} ${f.value} ${f.unit}; ${f.reference}: ${f.referenceValue} ${f.unit}; ratio ${f.ratio} (goal ${f.goal}, ${verdict})`,
    )
  }
}

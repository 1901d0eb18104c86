import { memo } from 'react'

export interface HistogramProps {
  /** How many fall into each step, lowest first. */
  readonly counts: readonly number[]
  /** The class of each bar, step by step: it brings the colour. */
  readonly classNames: readonly string[]
}

const BAR = 5
const PITCH = 6
const HEIGHT = 20

/** A distribution the size of a word. Decorative: whoever shows it says the counts in words. */
export const Histogram = memo(function Histogram({ counts, classNames }: HistogramProps) {
  const most = Math.max(1, ...counts)
  return (
    <svg width={counts.length * PITCH} height={HEIGHT} aria-hidden="true" className="block flex-none">
      {counts.map((count, at) => {
        const height = count === 0 ? 1 : Math.max(2, Math.round((count / most) * (HEIGHT - 1)))
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
            key={at}
            className={classNames[at]}
            x={at * PITCH + 0.5}
            y={HEIGHT - height + 0.5}
            width={BAR - 1}
            height={Math.max(0.01, height - 1)}
          />
        )
      })}
    </svg>
  )
})

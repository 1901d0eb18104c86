import { LevelGlyph } from '@/components/mastery/level-glyph'
import { toneOfLevel } from '@/components/mastery/tone'
import type { ClassLevels } from '@/lib/features/gradebook/contract'

const WIDTH = 168
const HEIGHT = 12

export interface LevelStackProps {
  readonly levels: ClassLevels
  /** The whole of it in words. */
  readonly label: string
}

/** How many students stand at each level, as one bar whose parts are in their order, and as counts under it. */
export function LevelStack({ levels, label }: LevelStackProps) {
  const { byMedian, withoutLevel } = levels
  const all = byMedian.reduce((sum, count) => sum + count, withoutLevel)
  const unit = (WIDTH - 1) / Math.max(1, all)
  let at = 0.5
  const parts = byMedian.map((count, step) => {
    const x = at
    at += count * unit
    return { tone: toneOfLevel(step + 1, byMedian.length), count, x, width: count * unit }
  })
  return (
    <div role="img" aria-label={label} className="w-[168px] max-w-full">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="block w-full">
        <rect
          x="0.5"
          y="0.5"
          width={WIDTH - 1}
          height={HEIGHT - 1}
          className="fill-tone-0"
          strokeDasharray="2 2"
        />
        {parts.map(({ tone, count, x, width }) =>
          count === 0 ? null : (
            <rect
              key={tone}
              x={x}
              y="0.5"
              width={Math.max(1, width - 1)}
              height={HEIGHT - 1}
              className={`fill-tone-${tone}`}
            />
          ),
        )}
      </svg>
      <div aria-hidden="true" className="mt-1 flex justify-between text-11 text-ink-3 tabular-nums">
        {parts.map(({ tone, count }) => (
          <span key={tone} className={`flex items-center gap-1 ${count === 0 ? 'text-ink-4' : ''}`}>
            <LevelGlyph tone={tone} className="scale-90" />
            {count}
          </span>
        ))}
      </div>
    </div>
  )
}

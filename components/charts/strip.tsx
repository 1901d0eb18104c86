import { memo } from 'react'

export interface StripProps {
  /** One step per column, 0 for none. */
  readonly steps: readonly number[]
  /** The highest step. */
  readonly top: number
  readonly width: number
  /** The class that colours a step. */
  readonly classOf: (step: number) => string
}

const HEIGHT = 16

/** One small bar per column in its order: height and colour both say the step. One path a step keeps it light. */
export const Strip = memo(function Strip({ steps, top, width, classOf }: StripProps) {
  const pitch = Math.max(2, Math.min(6, Math.floor(width / Math.max(1, steps.length))))
  const bar = pitch > 3 ? pitch - 2 : pitch - 1
  const paths = new Map<number, string>()
  for (const [at, step] of steps.entries()) {
    if (step < 1) continue
    const height = Math.max(3, Math.round((step / top) * (HEIGHT - 2)))
    const path = `M${at * pitch + 0.5} ${HEIGHT - 1 - height + 0.5}h${bar}v${height - 0.5}h-${bar}z`
    paths.set(step, (paths.get(step) ?? '') + path)
  }
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true" className="block flex-none">
      <path
        className="stroke-line-strong"
        d={`M0 ${HEIGHT - 0.5}h${Math.min(width, steps.length * pitch)}`}
      />
      {[...paths].map(([step, path]) => (
        <path key={step} className={classOf(step)} d={path} />
      ))}
    </svg>
  )
})

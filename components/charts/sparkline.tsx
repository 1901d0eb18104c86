export interface SparklineProps {
  readonly values: readonly number[]
  readonly low: number
  readonly high: number
  /** Says in words what the line shows. */
  readonly label: string
}

const WIDTH = 64
const HEIGHT = 22
const PAD = 3

/** A few values in their order, as a line with a dot each. */
export function Sparkline({ values, low, high, label }: SparklineProps) {
  const span = high - low || 1
  const points = values.map((value, at) => ({
    x: PAD + (values.length < 2 ? 0.5 : at / (values.length - 1)) * (WIDTH - 2 * PAD),
    y: HEIGHT - PAD - ((Math.min(high, Math.max(low, value)) - low) / span) * (HEIGHT - 2 * PAD),
  }))
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label} className="block flex-none">
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        className="fill-none stroke-ink"
        strokeWidth="1.2"
      />
      {points.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r="2" className="fill-ink" />
      ))}
    </svg>
  )
}

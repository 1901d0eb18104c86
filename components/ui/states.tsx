import type { ReactNode } from 'react'

export interface StateProps {
  readonly title: ReactNode
  readonly children?: ReactNode
  /** The page's own heading, where nothing else on it is. */
  readonly isPage?: boolean
  /** One thing to do; a second one at most. */
  readonly actions?: ReactNode
}

/** Nothing is here yet: says what will be, and offers one step. */
export function EmptyState({ title, isPage = false, children, actions }: StateProps) {
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <div className="grid min-h-60 flex-1 place-content-center justify-items-center gap-1.5 px-6 py-12 text-center">
      <Heading className="font-semibold text-16 text-balance">{title}</Heading>
      <div className="max-w-[46ch] text-pretty text-ink-2">{children}</div>
      {actions === undefined ? null : (
        <div className="mt-2.5 flex flex-wrap justify-center gap-1.5">{actions}</div>
      )}
    </div>
  )
}

export interface ErrorStateProps extends StateProps {
  /** A short code a person can read out to whoever helps. */
  readonly reference?: ReactNode
}

/** Something failed: says what is safe, then what to do, then whom to tell which code. */
export function ErrorState({ title, isPage = false, children, actions, reference }: ErrorStateProps) {
  return (
    <div className="flex flex-1 flex-col" role="alert">
      <EmptyState title={title} isPage={isPage} actions={actions}>
        {children}
      </EmptyState>
      {reference === undefined ? null : (
        <p className="-mt-8 pb-8 text-center text-11 text-ink-3 tabular-nums">{reference}</p>
      )}
    </div>
  )
}

export interface ProgressBarProps {
  readonly label: string
  /** 0 to 1; null while the end is not known. */
  readonly value: number | null
}

/** How far a thing is. Without a value it says only that it goes on. */
export function ProgressBar({ label, value }: ProgressBarProps) {
  return value === null ? (
    <progress aria-label={label} />
  ) : (
    <progress aria-label={label} max={1} value={Math.min(1, Math.max(0, value))} />
  )
}

import type { ReactNode } from 'react'

export interface PageProps {
  readonly title: ReactNode
  /** A sentence beside or under the title. */
  readonly lead?: ReactNode
  /** Buttons, at the end of the title's line. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page that scrolls as a whole: lists, forms, reports. */
export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <main id="content" className="mx-auto w-full max-w-[1366px] px-6 pt-4 pb-6 max-sm:px-4">
      <header className="mb-3.5 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="text-20 font-semibold tracking-[-0.012em]">{title}</h1>
        {lead === undefined ? null : <p className="text-ink-2">{lead}</p>}
        {actions === undefined ? null : <div className="ml-auto flex items-center gap-1.5">{actions}</div>}
      </header>
      {children}
    </main>
  )
}

export interface PanelProps {
  readonly title?: ReactNode
  readonly actions?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A sheet of paper on the desk. */
export function Panel({ title, actions, className = '', children }: PanelProps) {
  return (
    <section className={`rounded-control border border-line bg-surface ${className}`}>
      {title === undefined ? null : (
        <header className="flex min-h-[38px] items-center gap-2 border-line border-b px-3 py-1.5">
          <h2 className="font-semibold">{title}</h2>
          {actions === undefined ? null : <div className="ml-auto flex items-center gap-1.5">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}

export interface NoteProps {
  readonly tone?: 'plain' | 'bad' | 'good'
  readonly children: ReactNode
}

const TONES = { plain: 'border-l-ink', bad: 'border-l-danger', good: 'border-l-accent' } as const

/** A sentence that must be seen. */
export function Note({ tone = 'plain', children }: NoteProps) {
  return (
    <div
      className={`flex items-start gap-2 border border-line-strong border-l-[3px] bg-surface px-3 py-2 ${TONES[tone]}`}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      {children}
    </div>
  )
}

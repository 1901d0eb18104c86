import type { PendingWrite } from '@/components/gradebook/write-queue'

export interface CellMarkProps {
  readonly pending: PendingWrite | null
  /** The world changed under a person's value. */
  readonly flagged: boolean
}

/** The corners. Top right: did the world change. Bottom right: what became of my keystroke. */
export function CellMark({ pending, flagged }: CellMarkProps) {
  return (
    <>
      {flagged ? <i className="cell-flag" aria-hidden="true" /> : null}
      {pending === null ? null : <SavingMark state={pending.state} />}
    </>
  )
}

function SavingMark({ state }: { readonly state: PendingWrite['state'] }) {
  switch (state) {
    case 'waiting':
      return <i className="cell-wait" aria-hidden="true" />
    case 'saved':
      return <i className="cell-saved" aria-hidden="true" />
    case 'refused':
    case 'conflict':
      return (
        <i className="cell-refused" aria-hidden="true">
          !
        </i>
      )
  }
}

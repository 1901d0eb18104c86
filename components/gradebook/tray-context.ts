import type { CellWords } from '@/components/gradebook/cell-words'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import type { CellWrites } from '@/components/gradebook/use-cell-writes'
import type { CellAddress } from '@/lib/features/gradebook/contract'

/** What both kinds of tray are given beside their cell. */
export interface TrayContext {
  readonly classId: string
  readonly store: GradebookStore
  readonly writes: CellWrites
  readonly words: CellWords
  readonly editable: boolean
  readonly nameOf: (cell: CellAddress) => string
}

import type { ReactNode } from 'react'

/** One column of cells. */
export interface GridColumn {
  readonly id: string
  /** CSS pixels. */
  readonly width: number
  /** The class of each of its cells. */
  readonly className: string
  /** Whether values are typed into it: where the editor goes on after a commit. */
  readonly typed: boolean
}

/** A cell of the header; it may span several columns. */
export interface HeaderCell {
  readonly id: string
  /** Index of the first column it spans, among the scrolling columns. */
  readonly start: number
  readonly span: number
  readonly className: string
  /** All it says, in words. */
  readonly label: string
  readonly content: ReactNode
  /** A cell that folds and unfolds columns says which it does now. */
  readonly expanded?: boolean
  readonly sort?: 'ascending' | 'descending'
  /** What a click, Enter or Space does. */
  readonly onPress?: () => void
}

export interface HeaderRow {
  readonly id: string
  readonly height: number
  readonly cells: readonly HeaderCell[]
  /** Above the frozen columns. */
  readonly startCell: HeaderCell
  readonly endCells: readonly HeaderCell[]
}

/** What one cell shows. The same object is returned until something in it changes. */
export interface CellView {
  readonly className: string
  /** Its accessible name: everything the picture says, in words. */
  readonly label: string
  readonly content: ReactNode
  /** What an editor starts with. */
  readonly text: string
  readonly editable: boolean
}

/** Where cells come from. Rows are subscribed to one by one, so that a change redraws one row. */
export interface CellSource {
  readonly view: (rowId: string, columnId: string) => CellView
  readonly version: (rowId: string) => number
  readonly subscribe: (rowId: string, listener: () => void) => () => void
}

/** Where the reader stands. A row id may also be a header row's. */
export interface Spot {
  readonly row: string
  readonly column: string
}

export type CommitOutcome = { readonly ok: true } | { readonly ok: false; readonly problem: string }

/** What the grid asks its owner to do. The grid itself changes no value. */
export interface GridCommands {
  /** Takes a typed text, or says what is wrong with it; then the editor stays. */
  readonly commit: (spot: Spot, text: string) => CommitOutcome
  /** The editor was left by going elsewhere: the text may be wrong, and must not be lost. */
  readonly leave: (spot: Spot, text: string) => void
  readonly clear: (spot: Spot) => void
  /** A key asked for a change of a cell that takes none: time to say why. */
  readonly locked: (spot: Spot) => void
  readonly open: (spot: Spot) => void
  /** Escape outside an editor: closes what the owner has open beside the grid. */
  readonly dismiss: () => void
  readonly undo: () => void
  readonly redo: () => void
  /** Folds or unfolds the group of a column; answers the column to stand on afterwards. */
  readonly fold: (columnId: string) => string | null
}

/** What an owner may ask of the grid. */
export interface GridHandle {
  readonly moveTo: (spot: Spot, focus: boolean) => void
}

export interface DataGridProps {
  readonly label: string
  readonly rowIds: readonly string[]
  readonly rowHeight: number
  /** The column that names the rows, frozen at the left. */
  readonly startColumn: GridColumn
  readonly columns: readonly GridColumn[]
  /** The columns frozen at the right, the outermost last. */
  readonly endColumns: readonly GridColumn[]
  readonly headerRows: readonly HeaderRow[]
  readonly source: CellSource
  readonly commands: GridCommands
  readonly readOnly: boolean
  /** Said aloud when it changes. */
  readonly announcement: string
  readonly onSpotChange: (spot: Spot) => void
}

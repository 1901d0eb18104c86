import { splitLine } from '@/lib/protocols/oneroster/csv/split-line'
import type { RefusalCode, ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

/** Receives each row of a file, in the file's order; `line` is the line the row begins on. */
export interface RowSink {
  /** `cells` has exactly the header's width. */
  row(line: number, cells: readonly string[]): void
  tolerated(line: number, code: ToleranceCode): void
  /** `column` counts from 1; 0 means the whole row. */
  refused(line: number, column: number, code: RefusalCode, found: string): void
}

export interface RowSplitter {
  /** Takes whole lines joined by `\n`. */
  lines(text: string, firstLine: number): void
  /** Settles a cell still open at the end of the file. */
  end(): void
}

/** A quoted cell may span this many lines before its first mark is taken for a lone one. */
const OPEN_LINES_MAX = 100
/** Joining is tried at most so often for one row, so that a hostile file cannot make it costly. */
const OPEN_ATTEMPTS_MAX = 8

/**
 * Makes rows of exactly `width` cells from lines. A line break inside a quoted cell is borne with where the joined
 * lines make one whole row; otherwise the line that opened the mark is refused and reading goes on with the next.
 * Lines beyond `lineChars` are refused.
 */
export function createRowSplitter(width: number, lineChars: number, sink: RowSink): RowSplitter {
  let open: string[] = []
  let openLine = 0
  let openChars = 0
  let attempts = 0

  function take(line: number, cells: string[]): void {
    if (cells.length === width) {
      if (width > 1 || cells[0] !== '') sink.row(line, cells)
      else sink.tolerated(line, 'blank_line')
      return
    }
    if (cells.every((cell) => cell === '')) {
      sink.tolerated(line, 'blank_line')
    } else if (cells.length > width && cells.slice(width).every((cell) => cell === '')) {
      sink.tolerated(line, 'trailing_cells')
      sink.row(line, cells.slice(0, width))
    } else {
      sink.refused(line, 0, 'cell_count', String(cells.length))
    }
  }

  function takeLine(text: string, line: number): void {
    if (text.length > lineChars) {
      sink.refused(line, 0, 'line_too_long', '')
      return
    }
    if (!text.includes('"')) {
      take(line, text.split(','))
      return
    }
    const split = splitLine(text)
    switch (split.kind) {
      case 'cells':
        if (split.bareQuote) sink.tolerated(line, 'bare_quote')
        take(line, split.cells)
        break
      case 'misplaced':
        sink.refused(line, split.cell + 1, 'quote_misplaced', '')
        break
      case 'open':
        open = [text]
        openLine = line
        openChars = text.length
        attempts = 0
        break
    }
  }

  /** A further line while a cell is open: it closes the cell, prolongs it, or proves the mark a lone one. */
  function continueOpen(text: string): void {
    open.push(text)
    openChars += text.length + 1
    if (open.length > OPEN_LINES_MAX || openChars > lineChars) {
      giveUp()
      return
    }
    if (!text.includes('"')) return
    attempts += 1
    const split = splitLine(open.join('\n'))
    if (split.kind === 'cells' && split.cells.length === width) {
      open = []
      if (split.bareQuote) sink.tolerated(openLine, 'bare_quote')
      sink.tolerated(openLine, 'line_break_in_field')
      sink.row(openLine, split.cells)
    } else if (split.kind !== 'open' || attempts >= OPEN_ATTEMPTS_MAX) {
      giveUp()
    }
  }

  function giveUp(): void {
    const [, ...later] = open
    const line = openLine
    open = []
    sink.refused(line, 0, 'quote_unbalanced', '')
    later.forEach((text, index) => {
      push(text, line + 1 + index)
    })
  }

  function push(text: string, line: number): void {
    if (open.length > 0) continueOpen(text)
    else takeLine(text, line)
  }

  return {
    lines(text, firstLine) {
      let line = firstLine
      for (const one of text.split('\n')) {
        push(one, line)
        line += 1
      }
    },
    end() {
      while (open.length > 0) giveUp()
    },
  }
}

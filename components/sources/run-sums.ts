import type { FileReport, RunSummary } from '@/lib/features/ingest/contract'

/** A run's figures over all of its files. */
export function sumOf(run: Pick<RunSummary, 'report'>, figure: keyof FileReport): number {
  return Object.values(run.report?.files ?? {}).reduce((sum, file) => sum + figureOf(file, figure), 0)
}

/** One figure of a file. Rows that were refused were read as well: the report counts them apart. */
export function figureOf(file: FileReport, figure: keyof FileReport): number {
  return figure === 'read' ? file.read + file.refused : file[figure]
}

export const readOf = (run: Pick<RunSummary, 'report'>) => sumOf(run, 'read')

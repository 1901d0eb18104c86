import type { FileReport, RunSummary } from '@/lib/features/ingest/contract'

/** A run's figures over all of its files. */
export function sumOf(run: Pick<RunSummary, 'report'>, figure: keyof FileReport): number {
  return Object.values(run.report?.files ?? {}).reduce((sum, file) => sum + file[figure], 0)
}

export const readOf = (run: Pick<RunSummary, 'report'>) => sumOf(run, 'read')

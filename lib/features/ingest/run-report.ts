import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { FileReport, RunReport } from './contract'
import type { FileRead } from './read-package'
import type { FileChanges } from './repository/changes'
import type { Promoted } from './repository/promote-entity'

/** Per file that had anything to say: what was read, and what became of it. */
export function fileReports(
  read: ReadonlyMap<FileName, FileRead>,
  changes: ReadonlyMap<FileName, FileChanges>,
  promoted: ReadonlyMap<string, Promoted>,
): Readonly<Record<string, FileReport>> {
  const reports: Record<string, FileReport> = {}
  for (const [file, of] of read) {
    const change = changes.get(file)
    const made = promoted.get(file)
    const report = {
      read: of.records,
      created: made?.created ?? 0,
      changed: made?.changed ?? 0,
      ended: made?.ended ?? 0,
      unchanged: change?.unchanged ?? 0,
      held: made?.held ?? 0,
      refused: of.refused,
      apart: made?.apart ?? 0,
    }
    if (Object.values(report).some((n) => n > 0)) reports[file] = report
  }
  return reports
}

/** The sums an audit row keeps. */
export function auditCounts(report: RunReport): Readonly<Record<string, number>> {
  const sums = { read: 0, created: 0, changed: 0, ended: 0, held: 0, refused: 0 }
  for (const file of Object.values(report.files)) {
    for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += file[key]
  }
  return { ...sums, levels: report.levelsChanged }
}

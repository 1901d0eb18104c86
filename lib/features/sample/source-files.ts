import type { District, Section, SourceName } from '@/lib/features/sample/district'
import { lineItemFiles } from '@/lib/features/sample/line-item-rows'
import { peopleFiles } from '@/lib/features/sample/people-rows'
import { resultFiles } from '@/lib/features/sample/result-rows'
import { rosterFiles } from '@/lib/features/sample/roster-rows'
import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { FileToPrint } from '@/lib/protocols/oneroster/csv/print-package'

export type SourceFiles = ReadonlyMap<FileName, FileToPrint>

/** What one system of a district exports: the rows of every file, made as they are read. */
export function sourceFiles(district: District, source: SourceName): SourceFiles {
  const sections = sectionsKnownTo(district, source)
  return new Map([
    ...rosterFiles(district, source, sections),
    ...peopleFiles(district, source, sections),
    ...lineItemFiles(district, source, sections),
    ...resultFiles(district, source, sections),
  ])
}

function sectionsKnownTo(district: District, source: SourceName): readonly Section[] {
  return district.sections.filter((section) => section.sources.includes(source))
}

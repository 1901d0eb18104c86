import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { importFiles } from '@/lib/features/ingest/import-files'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { closeStoryTerm, prepareSampleDistrict } from '@/lib/features/sample/prepare-district'
import { readStory } from '@/lib/features/sample/repository'
import { writeStoryPackages } from '@/lib/features/sample/write-story'
import { database } from '@/lib/platform/database'
import { onStop } from '@/lib/platform/on-stop'

onStop(() => Promise.resolve())
const db = database()
const folder = await mkdtemp(path.join(tmpdir(), 'tessera-sample-'))
try {
  // The sample takes the way a district's own files take: written as packages, read as packages.
  const packages = await writeStoryPackages(folder)
  const districtId = await prepareSampleDistrict(db)
  const actor = { kind: 'system', districtId, name: 'load-sample' } as const
  for (const kind of ['sis', 'lms', 'assessment'] as const) {
    const outcome = await importFiles(db, {
      actor,
      timeZone: readStory().district.timeZone,
      path: packages[kind],
      sourceName: null,
      sourceKind: kind,
      mayCreateSource: true,
      acceptEnding: false,
      recalculate: recalculateAfterImport,
    })
    if (outcome.state !== 'done')
      throw new Error(`The sample's ${kind} files were not taken: ${outcome.state}`)
  }
  await closeStoryTerm(db, districtId)
} finally {
  await rm(folder, { recursive: true, force: true })
  await db.close()
}
process.exit(0)

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeCell } from '@/lib/features/gradebook/write-cell'
import { importFiles } from '@/lib/features/ingest/import-files'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { recalculateForStudent } from '@/lib/features/mastery/recalculate-for-student'
import { closeStoryTerm, findCell, prepareSampleDistrict } from '@/lib/features/sample/prepare-district'
import { readStory } from '@/lib/features/sample/repository'
import { writeEndingPackage, writeStoryPackages } from '@/lib/features/sample/write-story'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import { onStop } from '@/lib/platform/on-stop'
import { todayIn } from '@/lib/platform/today'

onStop(() => Promise.resolve())
const db = database()
const { district, figures } = readStory()
const folder = await mkdtemp(path.join(tmpdir(), 'tessera-sample-'))

// The sample takes the way a district's own files take: written as packages, read as packages.
async function bringIn(districtId: string, file: string, kind: 'sis' | 'lms' | 'assessment'): Promise<void> {
  const outcome = await importFiles(db, {
    actor: { kind: 'system', districtId, name: 'load-sample' },
    timeZone: district.timeZone,
    path: file,
    sourceName: null,
    sourceKind: kind,
    mayCreateSource: true,
    acceptEnding: false,
    recalculate: recalculateAfterImport,
  })
  if (outcome.state !== 'done') throw new Error(`The sample's ${kind} files were not taken: ${outcome.state}`)
}

/** Rosa chose another score for one student; later the SIS ended the assignment. Her value keeps it in the grid. */
async function tellTheOverride(districtId: string): Promise<void> {
  const { class: classOf, lineItem, user, maximum } = figures.endedUnderOverride
  const { classId, itemId, studentId, teacherId } = await findCell(db, districtId, {
    class: classOf,
    lineItem,
    student: user,
    teacher: figures.rosa.user,
  })
  const now = new Date()
  await db.inDistrict(districtId, (tx) =>
    writeCell(
      {
        tx,
        actor: { kind: 'user', districtId, userId: teacherId },
        district: { id: districtId, slug: 'sample', isSample: true, ...district },
        today: todayIn(district.timeZone, now),
      },
      classId,
      {
        operationId: newId(),
        cell: { kind: 'score', studentId, itemId },
        act: 'set',
        value: { number: String(maximum - 2), text: null, status: null, flags: 0, level: null },
        saw: { version: 0, sourceVersion: 1, computed: null },
        reason: 'Corrected together with the student.',
        comment: null,
      },
      recalculateForStudent,
    ),
  )
  await bringIn(districtId, await writeEndingPackage(path.join(folder, 'later'), now.toISOString()), 'sis')
}

try {
  const packages = await writeStoryPackages(folder)
  const districtId = await prepareSampleDistrict(db)
  for (const kind of ['sis', 'lms', 'assessment'] as const) await bringIn(districtId, packages[kind], kind)
  await tellTheOverride(districtId)
  await closeStoryTerm(db, districtId)
} finally {
  await rm(folder, { recursive: true, force: true })
  await db.close()
}
process.exit(0)

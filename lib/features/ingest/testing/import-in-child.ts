import { writeSync } from 'node:fs'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { database } from '@/lib/platform/database'
import { importPackage } from '../import-package'
import { TIME_ZONE } from './import-district'

/** This file as a program: imports a zip (district, run, source, path) and says each step before it takes it. */
export const IMPORT_PROGRAM = import.meta.filename

if (process.argv[1] === IMPORT_PROGRAM) {
  const [districtId = '', runId = '', source = '', path = ''] = process.argv.slice(2)
  await importPackage(database(), {
    actor: { kind: 'system', districtId, name: 'test' },
    timeZone: TIME_ZONE,
    runId,
    source,
    path,
    acceptEnding: true,
    recalculate: recalculateAfterImport,
    onStep: (step) => writeSync(1, `${step}\n`),
  })
  await database().close()
}

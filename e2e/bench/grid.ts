import { gzipSync } from 'node:zlib'
import { createDatabase, type Database } from '@/lib/db/client'
import { startProduction } from '../production'
import { importYear, makeDistrict, withFolder } from './bench-district'
import { type Figure, figure, median } from './figures'
import { freePort } from './free-port'
import { importClass } from './grid-class'
import { teacherCookie } from './teacher-cookie'

const WARM_UP = 20
const REQUESTS = 50

/**
 * A class's grid from a production server, session and permission included, against the SELECTs of the very rows it is
 * made of by the same driver on one warm connection; and what it weighs on the wire.
 */
export async function benchGrid(say: (line: string) => void): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    const production = await startProduction({
      port: await freePort(),
      durability: 'durable',
      withSample: false,
    })
    const db = createDatabase(production.appUrl)
    try {
      const district = await makeDistrict(db)
      await importYear(db, district.id, folder, 1_000, say)
      say('Bringing in a class of 30 × 40 and one of 180 × 60 …')
      const small = await importClass(db, district.id, folder, { students: 30, items: 40, objectives: 10 })
      const large = await importClass(db, district.id, folder, { students: 180, items: 60, objectives: 20 })
      const ask = await asker(db, production.baseUrl, district, small)
      const server = await timeRequests(ask, small)
      const floor = await timeSelects(db, district.id, small)
      const bytes = (await ask(small)).gzipBytes
      const bytes180 = (await (await asker(db, production.baseUrl, district, large))(large)).gzipBytes
      const figures = [
        figure({
          name: 'grid.server',
          value: server,
          unit: 'ms',
          reference: 'SELECTs of the same rows',
          referenceValue: floor,
          goal: 3,
        }),
        figure({
          name: 'grid.bytes',
          value: bytes / 1000,
          unit: 'KB',
          reference: 'limit',
          referenceValue: 25,
          goal: 1,
        }),
        figure({
          name: 'grid.bytes180',
          value: bytes180 / 1000,
          unit: 'KB',
          reference: 'limit',
          referenceValue: 60,
          goal: 1,
        }),
      ]
      if (process.env.TESSERA_FULL !== '1') return figures
      const before = await timeRequests(ask, small)
      await importYear(db, district.id, folder, 10_000, say)
      const after = await timeRequests(ask, small)
      return [
        ...figures,
        figure({
          name: 'grid.growth',
          value: after,
          unit: 'ms',
          reference: 'among 1,000 students',
          referenceValue: before,
          goal: 1.2,
        }),
      ]
    } finally {
      await db.close()
      await production.stop()
    }
  })
}

type Ask = (classId: string) => Promise<{ readonly ms: number; readonly gzipBytes: number }>

/** Signs the class's teacher in and asks as their browser would. */
async function asker(
  db: Database,
  baseUrl: string,
  district: { readonly id: string; readonly slug: string },
  classId: string,
): Promise<Ask> {
  const cookie = await teacherCookie(db, district, classId)
  return async (id) => {
    const began = performance.now()
    const response = await fetch(`${baseUrl}/api/classes/${id}/grid`, {
      headers: { cookie, 'accept-encoding': 'gzip' },
    })
    const grid = await response.text()
    const ms = performance.now() - began
    if (response.status !== 200 || !grid.includes('"students"'))
      throw new Error(`The grid was not given: ${response.status} ${grid.slice(0, 200)}`)
    return { ms, gzipBytes: Number(response.headers.get('content-length')) || gzipSync(grid).length }
  }
}

async function timeRequests(ask: Ask, classId: string): Promise<number> {
  for (let n = 0; n < WARM_UP; n++) await ask(classId)
  const times: number[] = []
  for (let n = 0; n < REQUESTS; n++) times.push((await ask(classId)).ms)
  return median(times)
}

/** The rows themselves and nothing else: who is in the class, its columns, every score, part, level, grade and override. */
const SELECTS = [
  `select u.id, u.family_name, u.given_name, u.preferred_given_name, e.begin_on, e.end_on from enrollments e
   join users u on u.district_id = e.district_id and u.id = e.user_id where e.class_id = $1 and e.role = 'student'`,
  `select id, title, assign_on, due_on, result_min, result_max, category_id, scale_id, ended_at from line_items where class_id = $1`,
  `select o.id, o.code, o.short_statement, o.statement from class_objectives c
   join objectives o on o.district_id = c.district_id and o.id = c.objective_id where c.class_id = $1`,
  `select line_item_id, student_id, source_id, score, text_score, status, late, missing, incomplete, in_progress, version
   from results where class_id = $1 and is_cell`,
  `select objective_id, line_item_id, student_id, source_id, score, text_score, version from objective_results where class_id = $1 and is_cell`,
  `select student_id, objective_id, state, score, evidence_count, trend from levels
   where student_id in (select user_id from enrollments where class_id = $1 and role = 'student')
     and objective_id in (select objective_id from class_objectives where class_id = $1)`,
  `select student_id, percent, mark, counted, missing, exempt, dropped from grades where class_id = $1`,
  `select o.* from overrides o where o.ended_at is null
     and o.student_id in (select user_id from enrollments where class_id = $1 and role = 'student')`,
] as const

async function timeSelects(db: Database, districtId: string, classId: string): Promise<number> {
  const once = () =>
    db.inDistrict(districtId, async (tx) => {
      const began = performance.now()
      for (const select of SELECTS) await tx.sql.query(select, [classId])
      return performance.now() - began
    })
  for (let n = 0; n < WARM_UP; n++) await once()
  const times: number[] = []
  for (let n = 0; n < REQUESTS; n++) times.push(await once())
  return median(times)
}

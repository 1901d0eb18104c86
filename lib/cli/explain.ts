import { parseArgs } from 'node:util'
import { openDatabase } from '@/lib/cli/launcher/open-database'
import { reasonOf } from '@/lib/cli/launcher/reason'
import { sayLevel } from '@/lib/cli/say-level'
import { parseSchoolDate } from '@/lib/core/school-date'
import { explainByName, type NameProblem } from '@/lib/features/mastery/explain-by-name'
import { auditStudentView } from '@/lib/platform/audit-views'
import { database } from '@/lib/platform/database'
import { type District, findDistrictBySlug, listDistricts } from '@/lib/platform/district'
import { todayIn } from '@/lib/platform/today'

const USAGE = `npm run explain -- STUDENT STANDARD [--on YYYY-MM-DD] [--district SLUG]
  STUDENT    a name, the id a source gives, or ours
  STANDARD   a code, or an id
  --on       as of an earlier day, under the policy of that day
  --district  which one, where there are several`

const EXIT = { found: 0, unknown: 1, several: 2 } as const

function readArguments() {
  const options = { district: { type: 'string' }, on: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const [student, standard, third] = positionals.map((text) => text.trim())
  if (!student || !standard || third !== undefined) throw new Error(USAGE)
  const day = values.on === undefined ? null : parseSchoolDate(values.on)
  if (day !== null && !day.ok) throw new Error(USAGE)
  return { student, standard, slug: values.district, on: day?.value ?? null }
}

async function chooseDistrict(slug: string | undefined): Promise<District> {
  if (slug !== undefined) {
    const named = await findDistrictBySlug(slug)
    if (named === undefined) throw new Error(`There is no district "${slug}".`)
    return named
  }
  const [only, ...others] = await listDistricts()
  if (only === undefined) throw new Error('There is no district yet.')
  if (others.length > 0) throw new Error('There are several districts: add --district SLUG.')
  return only
}

/** One sentence for what is not there; a list to choose from for what is there more than once. */
function sayProblem(problem: NameProblem, asked: { readonly student: string; readonly standard: string }) {
  switch (problem.code) {
    case 'no-student':
      return [`No student is called "${asked.student}".`]
    case 'no-standard':
      return [`No standard is called "${asked.standard}".`]
    case 'several-students':
      return [
        `"${asked.student}" may be any of these students; name one by its id:`,
        ...problem.found.map(
          ({ id, name, sourcedId, classes }) => `  ${id}  ${name}  ${sourcedId ?? ''}  ${classes.join(', ')}`,
        ),
      ]
    case 'several-standards':
      return [
        `"${asked.standard}" may be any of these standards; name one by its id:`,
        ...problem.found.map(
          ({ id, code, framework, statement }) => `  ${id}  ${code}  ${framework ?? ''}  ${statement ?? ''}`,
        ),
      ]
  }
}

async function explain(): Promise<number> {
  const asked = readArguments()
  const opened = await openDatabase((line) => console.error(line))
  try {
    const district = await chooseDistrict(asked.slug)
    const { id: districtId, timeZone } = district
    const today = todayIn(timeZone, new Date())
    const told = await database().inDistrict(districtId, async (tx) => {
      const found = await explainByName(tx, { districtId, ...asked, today, timeZone })
      if (found.ok) await auditStudentView(tx, { districtId, name: 'explain' }, found.value.student.id)
      return found
    })
    if (told.ok) {
      console.log(sayLevel(told.value).join('\n'))
      return EXIT.found
    }
    console.error(sayProblem(told.problem, asked).join('\n'))
    return 'found' in told.problem ? EXIT.several : EXIT.unknown
  } finally {
    await database().close()
    await opened.stop()
  }
}

try {
  process.exitCode = await explain()
} catch (error) {
  console.error(reasonOf(error))
  process.exitCode = EXIT.unknown
}

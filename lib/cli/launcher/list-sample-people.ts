import { findStoryStaff } from '@/lib/features/admin/repository'
import { SAMPLE_KEYS } from '@/lib/features/admin/sample-people'
import { database } from '@/lib/platform/database'
import { listDistricts } from '@/lib/platform/district'

const ROLES = { teacher: 'teacher', principal: 'principal', districtAdministrator: 'district' } as const

/** One line that names whom a visitor of the sample may be; none where the sample is not there. */
export async function listSamplePeople(): Promise<string | undefined> {
  const sample = (await listDistricts()).find((district) => district.isSample)
  await database().close()
  if (sample === undefined) return undefined
  const people = SAMPLE_KEYS.flatMap((key) => {
    const staff = findStoryStaff(key)
    return staff === undefined ? [] : [`${staff.given} ${staff.family} (${ROLES[staff.role]})`]
  })
  return `In ${sample.name}, a sample, be ${people.join(', ')}.`
}

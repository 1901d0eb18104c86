import type { StaffFound } from '@/lib/features/admin/contract'
import { staffRoles } from '@/lib/features/admin/grants/staff-roles'
import type { Acting } from '@/lib/platform/acting'
import { searchStaff } from './repository'

const MOST = 50

/** People who work here or may come to, by part of a name or an address; students and their families never. */
export async function findStaff(
  { tx, district, today }: Pick<Acting, 'tx' | 'district' | 'today'>,
  text: string,
): Promise<StaffFound> {
  const found = await searchStaff(tx, {
    districtId: district.id,
    today,
    staffRoles: staffRoles(),
    pattern: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
    most: MOST + 1,
  })
  return { people: found.slice(0, MOST), more: found.length > MOST }
}

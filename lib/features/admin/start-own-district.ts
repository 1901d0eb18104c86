import type { Result } from '@/lib/core/result'
import {
  type CreatedDistrict,
  createDistrict,
  type DistrictProblem,
} from '@/lib/features/admin/create-district'
import { offersSamplePeople } from '@/lib/features/admin/sample-people'
import type { District } from '@/lib/platform/district'
import { AppError } from '@/lib/platform/errors'

/** The way out of the sample district, on a machine of one's own: a new district and the link to its first administrator. */
export async function startOwnDistrict(
  from: District,
  wish: { readonly name: string; readonly timeZone: string },
  now: Date,
): Promise<Result<CreatedDistrict, DistrictProblem>> {
  if (!offersSamplePeople(from)) throw new AppError('forbidden', 'Only the sample district offers this.')
  return createDistrict(wish, now)
}

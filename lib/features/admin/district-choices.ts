import { type District, listDistricts } from '@/lib/platform/district'
import { env } from '@/lib/platform/env'

export interface DistrictChoices {
  readonly isEmpty: boolean
  readonly shown: readonly Pick<District, 'slug' | 'name'>[]
}

/** Which districts a visitor may choose from: on a machine of one's own all, else none, for their names are nobody's business. */
export async function getDistrictChoices(): Promise<DistrictChoices> {
  const all = await listDistricts()
  return { isEmpty: all.length === 0, shown: env.TESSERA_EMBEDDED ? all : [] }
}

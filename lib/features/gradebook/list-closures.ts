import type { PeriodSummary } from '@/lib/features/gradebook/contract'
import type { Acting } from '@/lib/platform/acting'
import { readClosures } from './repository/periods'

/** The district's grading periods and which of them are closed. */
export function listClosures({ tx }: Pick<Acting, 'tx'>): Promise<readonly PeriodSummary[]> {
  return readClosures(tx)
}

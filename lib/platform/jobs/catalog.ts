import { z } from 'zod'

/**
 * Every job there is, with its payload: ids only, because the queue's tables stand outside the district walls. A
 * handler opens its district as any request would. `lib/worker.ts` joins each to its verb.
 */
export const JOBS = {
  /** Takes up an uploaded package: reads, stages, promotes, recalculates. Twice is once: a finished run is left alone. */
  'import-upload': z.object({ districtId: z.uuid(), runId: z.uuid() }),
  /** Goes on with a run that a person allowed to end what its file no longer names. */
  'promote-run': z.object({ districtId: z.uuid(), runId: z.uuid() }),
  /** Computes the levels of a policy that was adopted or retired. Twice is once. */
  'compute-adoption': z.object({ districtId: z.uuid(), adoptionId: z.uuid() }),
  /** After frameworks have changed: computes the levels that have come under another policy. */
  'settle-levels': z.object({ districtId: z.uuid() }),
  /** For one district: proves that no fact points nowhere; a count above 0 is an error in the log. */
  'prove-no-orphans': z.object({ districtId: z.uuid() }),
  /** For one district: reads its whole chain of audit seals; a place where it does not hold is an error in the log. */
  'verify-audit': z.object({ districtId: z.uuid() }),
  /** By the clock: adds each district's nightly jobs. */
  nightly: z.object({}),
} as const

export type JobName = keyof typeof JOBS
export type JobPayload<N extends JobName> = z.infer<(typeof JOBS)[N]>

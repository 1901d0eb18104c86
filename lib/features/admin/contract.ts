import { z } from 'zod'

/** The forms of setting up a district, as the browser sends them. */

const line = (max: number) => z.string().trim().min(1).max(max)

/** Body of `POST /invitation/{token}/accept`: who the first administrator is. */
export const acceptance = z.object({
  given: line(100),
  family: line(100),
  /** The address the district's provider will know them by. */
  email: z.email().max(254),
})
export type Acceptance = z.output<typeof acceptance>

/** Body of `POST /api/identity-provider`. */
export const providerForm = z.object({
  label: line(60),
  issuer: line(500),
  clientId: line(500),
  clientSecret: line(2_000),
})
export type ProviderForm = z.output<typeof providerForm>

/** Body of `POST /api/districts`: "start with your own files", offered by the sample district. */
export const districtForm = z.object({ name: line(120), timeZone: line(60) })

/** Why an identity provider was not saved; each has a sentence in the messages. */
export const PROVIDER_PROBLEMS = [
  'not-an-address',
  'not-https',
  'private-address',
  'unreachable',
  'redirected',
  'too-large',
  'too-slow',
  'not-json',
  'not-discovery',
  'other-issuer',
  'no-code-flow',
  'inside-endpoint',
] as const
export type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number]

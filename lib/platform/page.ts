import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { type Acting, act } from '@/lib/platform/acting'
import type { Access } from '@/lib/platform/authorize'
import { type District, type DistrictLookup, findDistrict } from '@/lib/platform/district'
import { AppError } from '@/lib/platform/errors'
import { publicOrigin, requestHost } from '@/lib/platform/origin'
import { PATH_HEADER } from '@/lib/platform/path-header'
import { districtCookie, sessionCookie } from '@/lib/platform/session-cookie'

/*
 * What a page needs to know of its request. The counterpart of `route.ts` for server components, which read and never
 * write.
 */

/** The district this request is for, or why there is none; one look-up for all of a page's parts. */
export const getDistrict = cache(async (): Promise<DistrictLookup> => {
  const slug = (await cookies()).get(districtCookie().name)?.value
  return findDistrict({ host: requestHost(await headers()), slug })
})

/** The district of a page that cannot be without one: the others are shown where to find theirs. */
export async function requireDistrict(): Promise<District> {
  const found = await getDistrict()
  return found.ok ? found.district : redirect('/district')
}

/** Who is signed in, without the transaction they were found in. */
export type Present = Omit<Acting, 'tx' | 'granted'>

/** Who is asking, or null where nobody is signed in. */
export const currentActor = cache(async (): Promise<Present | null> => {
  const found = await getDistrict()
  if (!found.ok) return null
  const token = (await cookies()).get(sessionCookie().name)?.value
  return caught(['unauthenticated'], () =>
    act({ district: found.district, token, access: 'signed-in', mode: 'read only' }, async (acting) => ({
      actor: acting.actor,
      person: acting.person,
      district: acting.district,
      today: acting.today,
    })),
  )
})

/** Who is asking; whoever is not signed in is sent to sign in, and comes back to where they wanted to go. */
export async function requireActor(): Promise<Present> {
  await requireDistrict()
  return (await currentActor()) ?? (await toSignIn())
}

/**
 * What a page shows: `read` runs in one read-only transaction with the session and the permission. Nobody signed in:
 * to sign-in and back. Not allowed, or not there: the same drawn 404.
 */
export async function readAs<T>(access: Access, read: (acting: Acting) => Promise<T>): Promise<T> {
  const district = await requireDistrict()
  const token = (await cookies()).get(sessionCookie().name)?.value
  const outcome = await caught(['unauthenticated', 'forbidden', 'not-found'], async () => ({
    found: await act({ district, token, access, mode: 'read only' }, read),
  }))
  if (outcome !== null) return outcome.found
  return (await currentActor()) === null ? await toSignIn() : notFound()
}

/** The address people see: for what must be shown in full, such as an address to register elsewhere. */
export async function getOrigin(): Promise<string> {
  return publicOrigin(await headers())
}

async function toSignIn(): Promise<never> {
  const to = (await headers()).get(PATH_HEADER) ?? '/'
  redirect(`/sign-in?${new URLSearchParams({ to })}`)
}

async function caught<T>(codes: readonly AppError['code'][], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && codes.includes(error.code)) return null
    throw error
  }
}

import { afterAll, expect, test } from 'vitest'
import { districtHosts } from '@/drizzle/schema/tenancy'
import { database } from '@/lib/platform/database'
import { findDistrict, findDistrictBySlug } from './district'
import { makeSmallDistrict } from './testing/small-district'

afterAll(() => database().close())

const at = (host: string, slug?: string) => findDistrict({ host, slug })

// One story, in order: a database fills up with districts.
test('a request finds its district by host, else by the slug it was given, else where there is only one', async () => {
  expect(await at('localhost')).toEqual({ ok: false, why: 'none' })

  const first = await makeSmallDistrict()
  expect(await at('localhost')).toEqual({ ok: true, district: first.district })

  const second = await makeSmallDistrict()
  expect(await at('127.0.0.1')).toEqual({ ok: false, why: 'several' })
  expect(await at('127.0.0.1', second.district.slug)).toEqual({ ok: true, district: second.district })
  expect(await at('127.0.0.1', 'no-such-slug')).toEqual({ ok: false, why: 'several' })

  await first.within(({ db }) =>
    db.insert(districtHosts).values({ host: 'grades.example.org', districtId: first.district.id }),
  )
  expect(await at('grades.example.org')).toEqual({ ok: true, district: first.district })
  // A host that leads to one district cannot be led to another by a cookie.
  expect(await at('grades.example.org', second.district.slug)).toEqual({ ok: true, district: first.district })

  expect(await findDistrictBySlug(second.district.slug)).toEqual(second.district)
  expect(await findDistrictBySlug('no-such-slug')).toBeUndefined()
})

import { afterAll, expect, test, vi } from 'vitest'

// Read once, when the configuration is: the database of this file is an embedded one.
vi.hoisted(() => {
  // biome-ignore lint/style/noProcessEnv: set before the one place that reads it does.
  process.env.TESSERA_EMBEDDED = '1'
})

import { getSignInChoices, signInAsSample } from '@/lib/features/admin/sample-people'
import { startOwnDistrict } from '@/lib/features/admin/start-own-district'
import { act } from '@/lib/platform/acting'
import { database } from '@/lib/platform/database'
import { makeSmallDistrict } from '@/lib/platform/testing/small-district'

const sample = await makeSmallDistrict({ isSample: true })
const real = await makeSmallDistrict()
const rosa = { role: 'teacher', email: 'rosa.salazar@marrowvalley.example.org' }
const rosaId = await sample.addPerson(rosa)
await real.addPerson(rosa)

afterAll(() => database().close())

test('the sample offers those of its people who have arrived', async () => {
  const { samplePeople } = await getSignInChoices(sample.district)
  expect(samplePeople).toMatchObject([{ key: 'rosa', userId: rosaId, role: 'teacher' }])
})

test('picking one begins a session like any other', async () => {
  const token = await signInAsSample(sample.district, 'rosa', new Date())
  const asking = { district: sample.district, token, access: 'signed-in', mode: 'read only' } as const
  expect(await act(asking, async ({ person }) => person.userId)).toBe(rosaId)
})

test('nobody else of the sample can be picked', async () => {
  await expect(signInAsSample(sample.district, 'eve', new Date())).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(signInAsSample(sample.district, 'helen', new Date())).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('in any other district nobody can be picked at all', async () => {
  expect((await getSignInChoices(real.district)).samplePeople).toEqual([])
  await expect(signInAsSample(real.district, 'rosa', new Date())).rejects.toMatchObject({ code: 'not-found' })
})

test('the sample leads to a district of one’s own; others do not', async () => {
  const wish = { name: 'Mine', timeZone: 'UTC' }
  expect(await startOwnDistrict(sample.district, wish, new Date())).toMatchObject({
    ok: true,
    value: { slug: 'mine' },
  })
  await expect(startOwnDistrict(real.district, wish, new Date())).rejects.toMatchObject({ code: 'forbidden' })
})

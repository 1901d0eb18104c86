import { afterAll, expect, test } from 'vitest'
import { getSignInChoices, signInAsSample } from '@/lib/features/admin/sample-people'
import { database } from '@/lib/platform/database'
import { makeSmallDistrict } from '@/lib/platform/testing/small-district'

afterAll(() => database().close())

test('a sample district on a database of one’s own lets nobody be picked', async () => {
  const sample = await makeSmallDistrict({ isSample: true })
  await sample.addPerson({ role: 'teacher', email: 'rosa.salazar@marrowvalley.example.org' })
  expect((await getSignInChoices(sample.district)).samplePeople).toEqual([])
  await expect(signInAsSample(sample.district, 'rosa', new Date())).rejects.toMatchObject({
    code: 'not-found',
  })
})

import { redirect } from 'next/navigation'
import { mayInDistrict } from '@/lib/platform/authorize'
import { requireActor } from '@/lib/platform/page'

/** Home is where a person's work is. */
export default async function HomePage() {
  const { person } = await requireActor()
  redirect(!person.teaches && mayInDistrict(person, 'import') ? '/sources' : '/classes')
}

import { publicRoute } from '@/lib/platform/route'
import { seeOther, setSession } from '@/lib/platform/see-other'
import { signOut } from '@/lib/platform/sign-in'

/** Ends the session on the server and in the browser. Twice is once. */
export const POST = publicRoute({}, async (arrived) => {
  await signOut(arrived)
  return setSession(seeOther(arrived.origin, '/sign-in?out=1'), null)
})

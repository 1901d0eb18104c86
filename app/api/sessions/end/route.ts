import { endSessions } from '@/lib/features/admin/grants/end-sessions'
import { route } from '@/lib/platform/route'
import { seeOther, setSession } from '@/lib/platform/see-other'

/** Signs whoever asks out on every device, this one included. */
export const POST = route({ access: 'signed-in' }, async (acting) => {
  await endSessions(acting, acting.actor.userId)
  return setSession(seeOther(acting.origin, '/sign-in?out=1'), null)
})

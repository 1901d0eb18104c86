import { previewBody } from '@/lib/features/mastery/contract'
import { previewPolicy } from '@/lib/features/mastery/preview-policy'
import { database } from '@/lib/platform/database'
import { longRoute } from '@/lib/platform/route'

/** What adopting a policy would change. Nothing is stored; it stops when the asker goes away. */
export const POST = longRoute({ access: { action: 'manage-district' }, body: previewBody }, (asking) =>
  previewPolicy(database(), asking, asking.body, asking.request.signal),
)

import { listSources } from '@/lib/features/ingest/list-sources'
import { route } from '@/lib/platform/route'

export const GET = route({ access: { action: 'import' } }, listSources)

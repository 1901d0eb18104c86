import { loadSampleDistrict } from '@/lib/features/sample/load-sample-district'
import { database } from '@/lib/platform/database'
import { onStop } from '@/lib/platform/on-stop'

onStop(() => Promise.resolve())
await loadSampleDistrict({ onProgress: (line) => console.log(`  ${line}`) })
await database().close()
process.exit(0)

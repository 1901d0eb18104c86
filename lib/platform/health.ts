import { database } from '@/lib/platform/database'

/** Whether this process reaches its database. */
export async function isHealthy(): Promise<boolean> {
  try {
    await database().pool.query('select 1')
    return true
  } catch {
    return false
  }
}

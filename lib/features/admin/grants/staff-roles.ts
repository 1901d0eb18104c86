import { ROLES, type Role, reachOf } from '@/lib/core/access/access'

/** The roles whose bearers may sign in. */
export function staffRoles(): readonly Role[] {
  return ROLES.filter((role) => reachOf(role, 'sign-in') !== null)
}
